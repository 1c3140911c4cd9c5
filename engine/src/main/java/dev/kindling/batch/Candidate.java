package dev.kindling.batch;

import dev.kindling.files.FileCache;
import dev.kindling.git.SourceFiles;
import dev.kindling.project.ProjectPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Something to plan: a Kedro project's folder or a snapshot file.
 *
 * @param place where it is
 * @param name its path as results print it, with forward slashes; what results are sorted by
 * @param opened what was opened of it to find it
 */
public record Candidate(Path place, String name, FileCache opened)
    implements Comparable<Candidate> {

  /** Of which nothing is opened yet. */
  public Candidate(Path place, String name) {
    this(place, name, new FileCache());
  }

  static Candidate of(Path place, FileCache opened) {
    Path normal = place.normalize();
    String name = normal.toString().replace('\\', '/');
    return new Candidate(place, name.isEmpty() ? "." : name, opened);
  }

  /** The one of that name. */
  static Candidate of(String name, Map<String, Candidate> byName) {
    Candidate candidate = byName.get(name);
    if (candidate == null) {
      throw new IllegalArgumentException(name + " is no project of this run");
    }
    return candidate;
  }

  /** The project that is there, for the one thread that plans it. */
  ProjectPlace project() {
    return ProjectPlace.at(place, opened.handOver());
  }

  /** What services call the files of its findings. */
  SourceFiles sourceFiles() {
    return Files.isDirectory(place) ? SourceFiles.ofFolder(place) : SourceFiles.ofSnapshot(place);
  }

  @Override
  public int compareTo(Candidate other) {
    return name.compareTo(other.name);
  }
}
