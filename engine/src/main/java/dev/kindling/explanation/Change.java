package dev.kindling.explanation;

import java.util.List;

/** One change of what a plan is made of, to ask what the plan would be. */
public sealed interface Change {

  /** As {@code kindling whatif} takes it: {@code --tag}, {@code train=TAG}. */
  List<String> option();

  /** The change in words: what one would do in the project. */
  String sentence();

  /** The node is given a tag. */
  record AddTag(String node, String tag) implements Change {
    @Override
    public List<String> option() {
      return List.of("--tag", node + "=" + tag);
    }

    @Override
    public String sentence() {
      return "tag `" + node + "` with `" + tag + "`";
    }
  }

  /** A tag is taken from the node. */
  record RemoveTag(String node, String tag) implements Change {
    @Override
    public List<String> option() {
      return List.of("--untag", node + "=" + tag);
    }

    @Override
    public String sentence() {
      return "take the tag `" + tag + "` from `" + node + "`";
    }
  }

  /** The annotations of the node's function are replaced by one type; an empty one removes them. */
  record Annotate(String node, String parameter, String type) implements Change {
    @Override
    public List<String> option() {
      return List.of("--annotate", node + "." + parameter + "=" + type);
    }

    @Override
    public String sentence() {
      String what = parameter.equals("return") ? "the return value" : "`" + parameter + "`";
      return type.isEmpty()
          ? "remove the annotation of " + what + " of the function of `" + node + "`"
          : "annotate " + what + " of the function of `" + node + "` as `" + type + "`";
    }
  }

  /** The catalog's entry has another type; a dataset without an entry is given one. */
  record SetType(String dataset, String type) implements Change {
    @Override
    public List<String> option() {
      return List.of("--dataset", dataset + "=" + type);
    }

    @Override
    public String sentence() {
      return "make `" + dataset + "` a `" + type + "` in the catalog";
    }
  }

  /** The node is kept off Spark by the tag that does so. */
  record PinNode(String node, String tag) implements Change {
    @Override
    public List<String> option() {
      return List.of("--pin", node);
    }

    @Override
    public String sentence() {
      return "pin `" + node + "`: tag it with `" + tag + "`";
    }
  }

  /** The rules of one code are not in force. */
  record DropRule(String code) implements Change {
    @Override
    public List<String> option() {
      return List.of("--drop-rule", code);
    }

    @Override
    public String sentence() {
      return "drop the rule `" + code + "`";
    }
  }
}
