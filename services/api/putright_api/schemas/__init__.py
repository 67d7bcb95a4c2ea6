"""What may be asked and what is answered: one module per noun, over the fields of `fields`.

Asked: unknown keys are refused, and a schema loads the core's own values. Answered: the shape is
documented here, and a function beside it writes it down."""
