"""The step-fault sweep: a fault at every external call of every verb and every errand (R-5).

`counting` makes the calls fail, `lives` brings complaints into every state, `verbs` and `errands`
are what is swept."""
