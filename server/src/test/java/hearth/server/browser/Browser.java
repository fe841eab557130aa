package hearth.server.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A real Chromium with separate people in it. What the browser's console complains of is kept: a page of ours must
/// be silent there, and a breach of the content policy is told there.
final class Browser implements AutoCloseable {
  private static final List<String> CHROMIUM = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
      "/usr/bin/google-chrome");
  private static final List<String> NODE = List.of("/usr/bin/node", "/usr/local/bin/node");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final Map<String, Page> people = new LinkedHashMap<>();
  private final List<String> complaints = new ArrayList<>();

  Browser() {
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(
        Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", find(NODE).orElseThrow())));
    browser = playwright.chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of(find(CHROMIUM).orElseThrow()))
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync")));
  }

  /// Whether this machine has what it takes.
  static boolean isThere() {
    return find(CHROMIUM).isPresent() && find(NODE).isPresent();
  }

  private static Optional<String> find(List<String> paths) {
    return Stream.concat(Stream.ofNullable(System.getenv("HEARTH_TEST_CHROMIUM")), paths.stream())
        .filter(path -> paths.contains(path) || paths == CHROMIUM)
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst();
  }

  /// Somebody new, with cookies and storage of their own.
  Page person(String who, int width, int height, boolean dark) {
    var context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
        .setViewportSize(width, height).setLocale("en-GB").setTimezoneId("Europe/Dublin")
        .setColorScheme(dark
            ? ColorScheme.DARK
            : ColorScheme.LIGHT));
    return page(who, context);
  }

  private Page page(String who, BrowserContext context) {
    var page = context.newPage();
    people.put(who, page);
    page.setDefaultTimeout(10_000);
    page.onConsoleMessage(message -> {
      if (List.of("error", "warning").contains(message.type()) && !isOfTheNetwork(message.text())) {
        complaints.add(who + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add(who + ": " + error));
    return page;
  }

  /// A dropped network and a refused form are told on the console too, and are meant to happen here.
  private static boolean isOfTheNetwork(String text) {
    return text.contains("net::ERR_") || text.contains("Failed to load resource")
        || text.contains("WebSocket connection");
  }

  /// What each of them sees now, for whoever looks into a failure.
  void lastPictures() {
    people.forEach((who, page) -> page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/pictures", "last-" + who + ".png"))));
  }

  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
