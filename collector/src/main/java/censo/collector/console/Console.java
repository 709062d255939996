package censo.collector.console;

import censo.inventory.Bytes;
import censo.inventory.Json;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which page answers which address. */
public final class Console {
  private static final System.Logger LOG = System.getLogger(Console.class.getName());

  /** Only what this server itself serves, no inline script or style, in no frame. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final int MAX_FORM = 8 * 1024;
  private static final Pattern OUR_ADDRESS =
      Pattern.compile("/([a-zA-Z0-9._~%-][a-zA-Z0-9._~%/-]*)?(\\?[a-zA-Z0-9._~%/=&+-]*)?");

  private final Static files = new Static();
  private final Templates templates = new Templates(files);

  private Console() {}

  /** A page's work; blocks, and runs on a virtual thread. */
  interface Handler {
    Page page(Visitor visitor, List<String> parts);
  }

  /** Adds the pages to a server's routes. */
  public static void mount(Router router, Sight sight) {
    Console console = new Console();
    router.get("/static/:name").handler(console::file);
    router
        .post("/preferences")
        .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM))
        .handler(Console::preferences);
    HostPages hosts = new HostPages(sight);
    ChangePages changes = new ChangePages(sight);
    ProfilePages profiles = new ProfilePages(sight);
    FindingPages findings = new FindingPages(sight);
    console.get(router, "/", (v, _) -> profiles.home());
    console.get(router, "/hosts", (v, _) -> hosts.list(v));
    console.get(router, "/hosts/:host", (v, p) -> hosts.host(p.getFirst(), v));
    console.get(router, "/hosts/:host/file", (v, p) -> hosts.file(p.getFirst(), v.query("path")));
    console.get(router, "/changes", (v, _) -> changes.list(v));
    console.get(router, "/changes/:id", (_, p) -> changes.change(p.getFirst()));
    console.get(router, "/compare/:pair", (_, p) -> changes.compare(p.getFirst()));
    console.get(router, "/inbox", (_, _) -> findings.inbox());
    console.get(router, "/profiles", (_, _) -> profiles.list());
    console.get(
        router,
        "/profiles/:application/:profile",
        (v, p) -> profiles.profile(p.get(0), p.get(1), v));
    console.get(
        router,
        "/profiles/:application/:profile/tree",
        (v, p) -> profiles.tree(p.get(0), p.get(1), v.query("file")));
    console.get(router, "/findings", (v, _) -> findings.list(v));
    console.get(router, "/problems", (v, _) -> findings.problems(v));
    console.get(
        router, "/help/words", (v, _) -> Page.of("words", Map.of("words", Messages.words(v))));
    console.get(router, "/*", (v, _) -> Page.missing(v.path()));
  }

  private void get(Router router, String path, Handler handler) {
    List<String> names =
        Arrays.stream(path.split("/"))
            .filter(p -> p.startsWith(":"))
            .map(p -> p.substring(1))
            .toList();
    router
        .get(path)
        .handler(
            context -> {
              Visitor visitor = Visitor.of(context.request());
              List<String> parts = names.stream().map(context::pathParam).toList();
              Context loop = Vertx.currentContext();
              Thread.ofVirtual()
                  .start(
                      () -> {
                        Answer answer = answer(handler, visitor, parts);
                        loop.runOnContext(_ -> send(context, answer));
                      });
            });
  }

  private record Answer(int status, String type, Bytes body) {
    /** By content: language and colours are part of it. Weak, since it may be sent compressed. */
    String etag() {
      return "W/\"" + body.sha256().substring(0, 32) + "\"";
    }
  }

  private Answer answer(Handler handler, Visitor visitor, List<String> parts) {
    Page page;
    try {
      page = handler.page(visitor, parts);
      if (visitor.json()) {
        return new Answer(
            page.status(), "application/json", Bytes.of(Json.canonical(page.values())));
      }
      return new Answer(
          page.status(), "text/html; charset=utf-8", Bytes.ofUtf8(templates.html(page, visitor)));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "page " + visitor.path() + " failed", e);
      return new Answer(
          500,
          "text/plain; charset=utf-8",
          Bytes.ofUtf8("The page failed; the collector's log says why.\n"));
    }
  }

  private static void send(RoutingContext context, Answer answer) {
    HttpServerResponse response = secured(context.response());
    String etag = answer.etag();
    response
        .putHeader("Cache-Control", "no-cache")
        .putHeader("Vary", "Accept, Accept-Language, Cookie")
        .putHeader("ETag", etag);
    if (answer.status() == 200 && etag.equals(context.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
    } else {
      response
          .setStatusCode(answer.status())
          .putHeader("Content-Type", answer.type())
          .end(Buffer.buffer(answer.body().toArray()));
    }
  }

  private static HttpServerResponse secured(HttpServerResponse response) {
    return response
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "same-origin")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin");
  }

  private void file(RoutingContext context) {
    files
        .file(context.pathParam("name"))
        .ifPresentOrElse(
            file ->
                secured(context.response())
                    .putHeader("Content-Type", file.type())
                    .putHeader("Cache-Control", "public, max-age=31536000, immutable")
                    .end(Buffer.buffer(file.content().toArray())),
            () -> secured(context.response()).setStatusCode(404).end());
  }

  /** Language and colours: a form without script, remembered in a cookie, back to where it was. */
  private static void preferences(RoutingContext context) {
    String language = String.valueOf(context.request().getFormAttribute("language"));
    String theme = String.valueOf(context.request().getFormAttribute("theme"));
    HttpServerResponse response = secured(context.response());
    if (Visitor.LANGUAGES.contains(language)) {
      response.addCookie(cookie("language", language));
    }
    if (Visitor.THEMES.contains(theme)) {
      response.addCookie(cookie("theme", theme));
    }
    String back = String.valueOf(context.request().getFormAttribute("back"));
    // A path of this server only: never another site.
    boolean ours = OUR_ADDRESS.matcher(back).matches();
    response.setStatusCode(303).putHeader("Location", ours ? back : "/").end();
  }

  private static Cookie cookie(String name, String value) {
    return Cookie.cookie(name, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX)
        .setMaxAge(31_536_000);
  }
}
