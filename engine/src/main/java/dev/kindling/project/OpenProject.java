package dev.kindling.project;

import dev.kindling.configuration.AirflowSettings;
import dev.kindling.configuration.AirflowSettingsReader;
import dev.kindling.configuration.ConfigSettings;
import dev.kindling.configuration.KindlingSettings;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Project;
import dev.kindling.project.folder.FolderReader;
import dev.kindling.project.folder.Place;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.project.snapshot.SnapshotReader;
import dev.kindling.project.viz.VizExport;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A project that a call is about: a Kedro project's folder, a snapshot of one, or what {@code kedro
 * viz} exported of one. What it holds is read when it is first asked for, and once. For one thread
 * at a time.
 */
public final class OpenProject {

  private static final Duration LIVE_LIMIT = Duration.ofMinutes(5);

  private final ProjectPlace place;
  private final ReadOptions options;
  private @Nullable FolderReader folder;
  private @Nullable Project facts;
  private @Nullable KindlingSettings settings;
  private @Nullable AirflowSettings airflow;

  OpenProject(ProjectPlace place, ReadOptions options) {
    this.place = place;
    this.options = options;
  }

  /** Opens what is at that path; nothing of it is opened before. */
  public static OpenProject at(Path path, ReadOptions options) {
    return ProjectPlace.at(path).open(options);
  }

  /** Its folder, or the snapshot. */
  public Path path() {
    return place.path();
  }

  /** How it is read. */
  public ReadOptions options() {
    return options;
  }

  /** Whether it is a folder with files of a project, not a snapshot or an export. */
  public boolean isFolder() {
    return place.isFolder();
  }

  /** What the project's files are relative to: nothing for a snapshot, which names itself. */
  public Path root() {
    return place.root();
  }

  /**
   * What was read: nodes, pipelines, datasets, and what could not be read.
   *
   * @throws InvalidInput when there is no project, or when what describes it is wrong
   */
  public Project facts() {
    if (facts == null) {
      facts = read();
    }
    return facts;
  }

  private Project read() {
    return switch (place.kind()) {
      case EXPORT -> VizExport.read(path(), options);
      case SNAPSHOT -> SnapshotReader.read(path(), options);
      case FOLDER ->
          options.live() == null ? folder().read() : LiveReader.read(path(), options, LIVE_LIMIT);
      case NOTHING ->
          throw new InvalidInput(
              new Origin(Place.name(path()), 0, ""),
              "there is no such file or folder; name a Kedro project's folder or a snapshot file");
    };
  }

  /**
   * How the project's folder loads its configuration, for readers of other kinds than the catalog.
   *
   * @throws InvalidInput when there is no project
   */
  public ConfigSettings configuration() {
    return folder().configuration();
  }

  private FolderReader folder() {
    if (folder == null) {
      folder = FolderReader.of(path(), options);
    }
    return folder;
  }

  /**
   * What the project says to Kindling itself; nothing in a snapshot.
   *
   * @throws InvalidInput where it says something that has no meaning
   */
  public KindlingSettings settings() {
    if (settings == null) {
      settings = isFolder() ? KindlingSettings.read(configuration()) : KindlingSettings.none();
    }
    return settings;
  }

  /**
   * The project's Airflow settings.
   *
   * @throws InvalidInput for a snapshot, which has none, and for settings that are wrong
   */
  public AirflowSettings airflow() {
    if (!isFolder()) {
      throw new InvalidInput(
          new Origin(path().toString(), 0, ""),
          "a snapshot or an export has no Airflow settings; name the project's folder");
    }
    if (airflow == null) {
      airflow = AirflowSettingsReader.read(configuration());
    }
    return airflow;
  }
}
