package dev.kindling.batch;

import java.nio.file.Path;

/**
 * Something to plan: a Kedro project's folder or a snapshot file.
 *
 * @param place where it is
 * @param name its path as results print it, with forward slashes; what results are sorted by
 */
public record Candidate(Path place, String name) implements Comparable<Candidate> {

  static Candidate of(Path place) {
    Path normal = place.normalize();
    String name = normal.toString().replace('\\', '/');
    return new Candidate(place, name.isEmpty() ? "." : name);
  }

  @Override
  public int compareTo(Candidate other) {
    return name.compareTo(other.name);
  }
}
