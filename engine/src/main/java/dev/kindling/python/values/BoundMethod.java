package dev.kindling.python.values;

/** A function of a class, bound to an instance or to the class. */
public record BoundMethod(Value self, Value function) implements Value {}
