-- nothing at all

/* really */
