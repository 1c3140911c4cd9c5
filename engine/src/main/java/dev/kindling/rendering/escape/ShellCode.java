package dev.kindling.rendering.escape;

/**
 * Lines of shell that a template of ours has written: the template around it takes them as they
 * are.
 */
public record ShellCode(String text) {}
