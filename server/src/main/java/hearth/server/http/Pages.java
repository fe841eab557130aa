package hearth.server.http;

import hearth.server.roster.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The browser's pages, scripts and styles, from the class path and from nowhere else. Every page is one document:
/// the script looks at the address and shows what belongs there.
public final class Pages {
  private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "js",
      "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml",
      "webmanifest",
      "application/manifest+json");
  private static final Pattern ASSET = Pattern.compile("/(?:[A-Za-z0-9@._-]+/)*[A-Za-z0-9@._-]+\\.([a-z]+)");
  private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>",
      Pattern.DOTALL);
  private static final String LIBRARIES = "/_static/";

  private record Asset(byte[] bytes, String type, String tag) {}

  private final Map<String, Optional<Asset>> assets = new ConcurrentHashMap<>();
  private final Asset document = read("web/index.html", "html").orElseThrow();
  private final String policy = policy(new String(document.bytes(), StandardCharsets.UTF_8));

  void addTo(Routes routes) {
    routes.otherwise((call, _) -> answer(call));
  }

  private HttpReply answer(HttpCall call) {
    var name = ASSET.matcher(call.path());
    if (!name.matches()) {
      return call.path().startsWith("/api/") ? HttpReply.notFound() : page(call);
    }
    if (call.path().contains("..") || !TYPES.containsKey(name.group(1))) {
      return HttpReply.notFound();
    }
    var library = call.path().startsWith(LIBRARIES);
    return asset((library ? "META-INF/resources" : "web") + call.path(), name.group(1))
        .map(asset -> serve(call, asset, library ? "public, max-age=31536000, immutable" : "no-cache"))
        .orElseGet(HttpReply::notFound);
  }

  private HttpReply page(HttpCall call) {
    return serve(call, document, "no-cache").with("content-security-policy", policy);
  }

  private static HttpReply serve(HttpCall call, Asset asset, String caching) {
    var fresh = call.header("if-none-match").filter(asset.tag()::equals).isPresent();
    var body = fresh || call.method().equals("HEAD") ? new byte[0] : asset.bytes();
    return new HttpReply(fresh ? 304 : 200,
        Map.of("content-type", asset.type(), "etag", asset.tag(), "cache-control", caching), body);
  }

  /// Only names that exist are remembered, so that guesses cost no memory.
  private Optional<Asset> asset(String path, String extension) {
    var known = assets.get(path);
    if (known != null) {
      return known;
    }
    var asset = read(path, extension);
    if (asset.isPresent()) {
      assets.put(path, asset);
    }
    return asset;
  }

  private static Optional<Asset> read(String path, String extension) {
    try (var in = Pages.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        return Optional.empty();
      }
      var bytes = in.readAllBytes();
      var tag = '"' + Secrets.hash(new String(bytes, StandardCharsets.ISO_8859_1)).substring(0, 22) + '"';
      return Optional.of(new Asset(bytes, TYPES.get(extension), tag));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Nothing from elsewhere, nothing inline but the import map, which is allowed by its hash.
  private static String policy(String html) {
    var map = IMPORT_MAP.matcher(html);
    var hash = map.find() ? " 'sha256-" + sha256(map.group(1)) + "'" : "";
    return "default-src 'none'; script-src 'self'" + hash
        + "; style-src 'self'; connect-src 'self'; img-src 'self';"
        + " manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
        + " require-trusted-types-for 'script'; trusted-types lit-html";
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
