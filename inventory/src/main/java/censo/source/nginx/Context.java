package censo.source.nginx;

import java.util.Locale;

/** Where a directive may stand; the words of {@code directives.tsv}. */
enum Context {
  MAIN,
  EVENTS,
  HTTP,
  SERVER,
  SERVER_IF,
  LOCATION,
  LOCATION_IF,
  LIMIT_EXCEPT,
  UPSTREAM,
  STREAM,
  STREAM_SERVER,
  STREAM_UPSTREAM,
  MAIL,
  MAIL_SERVER,
  /** Rows of a {@code map}, {@code geo}, {@code types}…: their first words are no directives. */
  ROWS,
  /** A block of a module that nginx itself does not have: nothing in it is judged. */
  UNKNOWN;

  /** As {@code directives.tsv} spells it. */
  private final String id =
      name().equals("LIMIT_EXCEPT")
          ? "limit_except"
          : name().toLowerCase(Locale.ROOT).replace('_', '-');

  String id() {
    return id;
  }

  /** Context of what stands in a block here; rows where it is no block of directives. */
  Context inside(String block) {
    return switch (this) {
      case MAIN ->
          switch (block) {
            case "events" -> EVENTS;
            case "http" -> HTTP;
            case "stream" -> STREAM;
            case "mail" -> MAIL;
            default -> ROWS;
          };
      case HTTP -> servers(block, SERVER, UPSTREAM);
      case STREAM -> servers(block, STREAM_SERVER, STREAM_UPSTREAM);
      case MAIL -> servers(block, MAIL_SERVER, ROWS);
      case SERVER -> block.equals("location") ? LOCATION : block.equals("if") ? SERVER_IF : ROWS;
      case LOCATION ->
          switch (block) {
            case "location" -> LOCATION;
            case "if" -> LOCATION_IF;
            case "limit_except" -> LIMIT_EXCEPT;
            default -> ROWS;
          };
      case UNKNOWN -> UNKNOWN;
      default -> ROWS;
    };
  }

  private static Context servers(String block, Context server, Context upstream) {
    return block.equals("server") ? server : block.equals("upstream") ? upstream : ROWS;
  }
}
