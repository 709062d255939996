package censo.collector.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import censo.collector.application.Rules;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The console in a real browser. */
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleBrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final int COLD_BYTES = 100 * 1024;
  private static final int WARM_BYTES = 30 * 1024;

  private Served served;
  private Playwright playwright;
  private Browser browser;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, Rules.Refused {
    assumeTrue(Files.isExecutable(CHROMIUM), CHROMIUM + " is missing: apt-get install chromium");
    served = Served.examples(folder);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  void stop() {
    if (served != null) {
      browser.close();
      playwright.close();
      served.close();
    }
  }

  private BrowserContext context(String language, String theme, boolean script) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setJavaScriptEnabled(script)
                .setViewportSize(1280, 900));
    context.addCookies(
        List.of(
            new Cookie("language", language).setUrl(served.url("/")),
            new Cookie("theme", theme).setUrl(served.url("/"))));
    context.addInitScript(
        "window.refused = []; document.addEventListener('securitypolicyviolation',"
            + " e => window.refused.push(e.violatedDirective + ' ' + e.blockedURI));");
    return context;
  }

  private static void nothingRefused(Page page) {
    assertEquals(List.of(), page.evaluate("window.refused"), page.url());
  }

  /** Each theme and each language once: they do not touch each other. */
  @ParameterizedTest
  @MethodSource("censo.collector.console.Served#pages")
  void everyPageIsAccessibleInBothThemesAndLanguages(String path) {
    accessible(path, "en", "light");
    accessible(path, "pt-BR", "dark");
  }

  private void accessible(String path, String language, String theme) {
    try (BrowserContext context = context(language, theme, true)) {
      Page page = context.newPage();
      List<String> errors = new ArrayList<>();
      page.onPageError(errors::add);
      page.navigate(served.url(path));
      List<String> violations =
          new AxeBuilder(page)
              .analyze().getViolations().stream()
                  .map(v -> v.getId() + ": " + v.getNodes().getFirst().getHtml())
                  .toList();
      assertEquals(List.of(), violations, path + " " + language + " " + theme);
      nothingRefused(page);
      assertEquals(List.of(), errors);
      assertEquals(
          true,
          page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
          path + " is wider than the window");
    }
  }

  @Test
  void keysWalkTheRowsAndGoToPages() {
    try (BrowserContext context = context("en", "light", true)) {
      Page page = context.newPage();
      page.navigate(served.url("/"));
      page.keyboard().press("g");
      page.keyboard().press("h");
      page.waitForURL("**/hosts");
      page.keyboard().press("j");
      page.keyboard().press("j");
      assertEquals("shop-02", page.evaluate("document.activeElement.textContent"));
      page.keyboard().press("k");
      assertEquals("shop-01", page.evaluate("document.activeElement.textContent"));
      page.keyboard().press("/");
      assertEquals("q", page.evaluate("document.activeElement.name"));
      page.keyboard().type("jk/g");
      assertEquals("jk/g", page.locator("input[name=q]").inputValue(), "in a field a key is text");
      nothingRefused(page);
    }
  }

  @Test
  void theFilterAnswersWhileTypingAndWithoutScriptByItsButton() {
    try (BrowserContext context = context("en", "light", true)) {
      Page page = context.newPage();
      page.navigate(served.url("/hosts"));
      assertEquals(3, page.locator("#list tbody tr").count());
      page.locator("input[name=q]").pressSequentially("shop-03");
      page.waitForURL(Pattern.compile(".*q=shop-03$"));
      assertEquals(1, page.locator("#list tbody tr").count());
      nothingRefused(page);
    }
    try (BrowserContext context = context("en", "light", false)) {
      Page page = context.newPage();
      page.navigate(served.url("/hosts"));
      page.locator("input[name=q]").fill("shop-03");
      page.locator("form.filter button").click();
      page.waitForURL(Pattern.compile(".*q=shop-03$"));
      assertEquals(1, page.locator("#list tbody tr").count());
    }
  }

  @Test
  void languageAndColoursAreChosenWithoutScript() {
    try (BrowserContext context = context("en", "light", false)) {
      Page page = context.newPage();
      page.navigate(served.url("/profiles/bob/no-asg?state=conflict"));
      page.locator("select[name=language]").selectOption("pt-BR");
      page.locator("select[name=theme]").selectOption("dark");
      page.locator(".preferences button").click();
      assertEquals(served.url("/profiles/bob/no-asg?state=conflict"), page.url());
      assertEquals("pt-BR", page.locator("html").getAttribute("lang"));
      assertEquals("dark", page.locator("html").getAttribute("data-theme"));
    }
  }

  @ParameterizedTest
  @MethodSource("censo.collector.console.Served#pages")
  void aPageIsThreeRequestsAtFirstAndLightThen(String path) {
    try (BrowserContext context = context("en", "light", true)) {
      Page page = context.newPage();
      List<String> requests = new ArrayList<>();
      page.onRequest(r -> requests.add(r.url()));
      long cold = bytes(context, page, path);
      // The icon is asked for once for the whole site, and not waited for.
      requests.removeIf(url -> url.contains("/static/icon-"));
      assertTrue(requests.size() <= 3, path + " asks for " + requests);
      assertTrue(cold < COLD_BYTES, path + " weighs " + cold);
      long warm = bytes(context, page, path);
      assertTrue(warm < WARM_BYTES, path + " weighs " + warm + " the second time");
    }
  }

  /** What went over the wire, compressed and with headers, the icon too. */
  private long bytes(BrowserContext context, Page page, String path) {
    CDPSession network = context.newCDPSession(page);
    List<Long> bytes = new ArrayList<>();
    network.send("Network.enable");
    network.on("Network.loadingFinished", e -> bytes.add(e.get("encodedDataLength").getAsLong()));
    page.navigate(served.url(path));
    network.detach();
    return bytes.stream().mapToLong(Long::longValue).sum();
  }
}
