package dev.kindling.facts;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A dataset that the catalog has an entry for, written out or resolved from a factory pattern. A
 * dataset without an entry lives in memory and is no fact.
 *
 * @param name the full name, with its transcoding
 * @param type as the catalog writes it: {@code spark.SparkDataset}
 * @param classes names of the classes that the entry is known to be or to hold: its own, its bases
 *     as far as they could be followed, and those of the dataset that it wraps; each with as much
 *     of its module as is known ({@code spark.DeltaTableDataset}), since packages share class names
 * @param resolved whether {@code type} could be followed to a class that is known
 * @param ephemeral whether it lives in memory although it has an entry ({@code MemoryDataset})
 * @param options the entry's other scalar values by dotted key, as {@code connection.backend};
 *     credentials are never among them
 * @param filepath null where the entry has none
 * @param origin the line of the entry's {@code type}
 * @param problem why {@code type} could not be followed, in one sentence; null where it could, or
 *     where nothing more is known of it
 */
public record Dataset(
    String name,
    String type,
    List<String> classes,
    boolean resolved,
    boolean ephemeral,
    Map<String, String> options,
    @Nullable String filepath,
    Origin origin,
    @Nullable String problem)
    implements Located {

  private static final List<String> PATHS =
      List.of("path", "dataset.filepath", "data_set.filepath");

  /** A dataset of whose class nothing more is to be said. */
  public Dataset(
      String name,
      String type,
      List<String> classes,
      boolean resolved,
      boolean ephemeral,
      Map<String, String> options,
      @Nullable String filepath,
      Origin origin) {
    this(name, type, classes, resolved, ephemeral, options, filepath, origin, null);
  }

  public Dataset {
    classes = List.copyOf(classes);
    options = options.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(options));
  }

  /** The name without its transcoding. */
  public String base() {
    return DatasetName.base(name);
  }

  /**
   * The file or folder that it is kept in: {@code filepath}, or the {@code path} of a folder of
   * partitions, or that of the dataset that it wraps; null where the entry names none.
   */
  public @Nullable String path() {
    if (filepath != null) {
      return filepath;
    }
    return PATHS.stream().map(options::get).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
