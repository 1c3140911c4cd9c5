package dev.kindling.facts;

/**
 * Two entries of the catalog are one file, or a folder and a file in it: one node writes it by the
 * one name, another reads it by the other, and nothing makes either wait for the other. For rules
 * on findings alone.
 *
 * @param dataset the name by which it is written
 * @param read the name by which it is read
 * @param path the file, as the entry of {@code dataset} gives it
 * @param writer the node that writes it
 * @param reader the node that reads it
 * @param origin the entry of {@code dataset}
 * @param readOrigin the entry of {@code read}
 */
public record SharedFile(
    String dataset,
    String read,
    String path,
    String writer,
    String reader,
    Origin origin,
    Origin readOrigin)
    implements Located {}
