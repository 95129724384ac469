copy t from stdin;
a
\.