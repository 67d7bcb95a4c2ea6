"""A landlord's policy held against an edition of the Code, setting by setting.

What a policy says is `policy`; what was done in one complaint is `chronology`. Pure: the day
is told, nothing is read."""

from putright.landlord.conformance.checks import CHECKS, NO_PROVISION, check
from putright.landlord.conformance.finding import Finding, Verdict, undeclared

__all__ = ["CHECKS", "NO_PROVISION", "Finding", "Verdict", "check", "undeclared"]
