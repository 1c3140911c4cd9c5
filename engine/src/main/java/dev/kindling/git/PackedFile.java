package dev.kindling.git;

/**
 * A file, or a symbolic link, that belongs to the project.
 *
 * @param path relative to the project's root, with forward slashes
 * @param executable whether its owner may run it
 */
public record PackedFile(String path, boolean executable) implements Comparable<PackedFile> {

  /** By path, component by component, so that a folder's files stand together. */
  @Override
  public int compareTo(PackedFile other) {
    return path.replace('/', '\0').compareTo(other.path.replace('/', '\0'));
  }
}
