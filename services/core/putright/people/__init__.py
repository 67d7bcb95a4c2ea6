"""Staff: who they are to a landlord, their roles, and what each role may do.

Residents are `putright.complaint.people`; signing in is the edge's business."""
