"""Versions of a landlord's policy: drafted, checked, previewed, approved, in force on their day.

What a version says is `landlord.policy`; what each stage is kept to, `landlord.versions`."""
