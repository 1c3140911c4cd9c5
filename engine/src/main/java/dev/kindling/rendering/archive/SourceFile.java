package dev.kindling.rendering.archive;

/**
 * A file, or a symbolic link, that belongs to the project.
 *
 * @param path relative to the project's root, with forward slashes
 * @param executable whether its owner may run it
 */
record SourceFile(String path, boolean executable) implements Comparable<SourceFile> {

  /** By path, component by component, so that a folder's files stand together. */
  @Override
  public int compareTo(SourceFile other) {
    return path.replace('/', '\0').compareTo(other.path.replace('/', '\0'));
  }
}
