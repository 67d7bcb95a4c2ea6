"""A chronology on file, reviewed against the Code: read, folded, judged, told.

Writing one from a complaint on record is `putright.complaint.chronology`."""
