/** Reading a Kedro project's configuration files as Kedro's loaders do, with positions. */
@NullMarked
package dev.kindling.configuration;

import org.jspecify.annotations.NullMarked;
