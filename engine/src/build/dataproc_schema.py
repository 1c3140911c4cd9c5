#!/usr/bin/env python3
"""dataproc_schema.py FILE: writes what google-cloud-dataproc takes for a cluster's configuration.

Run it in an environment with the newest google-cloud-dataproc when Google adds fields:

  python3 engine/src/build/dataproc_schema.py \
      engine/src/main/resources/dev/kindling/configuration/dataproc-cluster-config.txt

A message is a line with its name; each of its fields is an indented line with its name, whether it is a list (`list`), a
map (`map`) or one value (`one`), and the type of each value: a scalar, a message, or an enum with its names and numbers.
"""
import importlib.metadata
import sys

import proto
from google.cloud.dataproc_v1 import types
from google.protobuf import duration_pb2, timestamp_pb2

SCALARS = {
    proto.STRING: "text",
    proto.BOOL: "truth",
    proto.BYTES: "bytes",
    proto.DOUBLE: "number",
    proto.FLOAT: "number",
}
KNOWN = {duration_pb2.Duration: "duration", timestamp_pb2.Timestamp: "timestamp"}


def kind(field, open_messages):
    """The type of each value of the field, as the table writes it."""
    if field.enum:
        values = [f"{member.name}={member.value}" for member in field.enum]
        return "enum " + " ".join(values)
    message = field.message
    if message in KNOWN:
        return KNOWN[message]
    if message:
        if not issubclass(message, proto.Message):
            raise SystemExit(f"no rule for {message}")
        open_messages.append(message)
        return "message " + message.__name__
    return SCALARS.get(field.proto_type, "whole")


def is_entry(message):
    """Whether the message is what a map is made of."""
    return message.pb().DESCRIPTOR.GetOptions().map_entry


def main():
    version = importlib.metadata.version("google-cloud-dataproc")
    lines = [f"# google-cloud-dataproc {version}, by engine/src/build/dataproc_schema.py"]
    open_messages, seen = [types.ClusterConfig], set()
    while open_messages:
        message = open_messages.pop(0)
        if message.__name__ in seen:
            continue
        seen.add(message.__name__)
        lines.append(message.__name__)
        for name, field in sorted(message._meta.fields.items()):
            if field.message not in KNOWN and field.message and is_entry(field.message):
                value = field.message._meta.fields["value"]
                lines.append(f"  {name} map {kind(value, open_messages)}")
            else:
                shape = "list" if field.repeated else "one"
                lines.append(f"  {name} {shape} {kind(field, open_messages)}")
    with open(sys.argv[1], "w", encoding="utf-8", newline="\n") as out:
        out.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
