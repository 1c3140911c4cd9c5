package dev.kindling.python.evaluation;

/** How code ends, what stays nearest first. */
enum Flow {
  NEXT,
  CONTINUE,
  BREAK,
  RETURN,
  RAISE
}
