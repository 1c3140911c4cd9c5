package dev.kindling.rendering;

/**
 * Lines of shell that a template of ours has written: the template around it takes them as they
 * are.
 */
record ShellCode(String text) {}
