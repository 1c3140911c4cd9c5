package dev.kindling.rules.outside;

/** A place in a rule file: line and column, both from 1, columns in code points. */
record Position(int line, int column) {}
