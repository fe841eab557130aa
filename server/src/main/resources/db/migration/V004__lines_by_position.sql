-- Old lines are read back along the primary key: an index of their own cost every message one more page to write.
DROP INDEX event_lines;
