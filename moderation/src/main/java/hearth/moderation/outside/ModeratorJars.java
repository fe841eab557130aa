package hearth.moderation.outside;

import hearth.moderation.Moderator;
import hearth.moderation.ModeratorProvider;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// Moderators from the jars of a folder. Each jar has a class loader of its own, so that two may bring different versions of
/// one library.
public final class ModeratorJars {
  private ModeratorJars() {}

  /// A jar whose moderators cannot be made. Its message names the jar.
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    Unusable(String words, Throwable cause) {
      super(words, cause);
    }
  }

  /// @param folder need not exist
  /// @throws Unusable if a jar brings no moderator, or one that cannot be made: better not to start than to start without it
  public static List<Moderator> load(Path folder) throws Unusable {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var moderators = new ArrayList<Moderator>();
    try (var files = Files.list(folder)) {
      for (var jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        moderators.addAll(of(jar));
      }
    } catch (IOException unread) {
      throw new Unusable("The folder of moderators " + folder + " cannot be read.", unread);
    }
    return moderators;
  }

  private static List<Moderator> of(Path jar) throws Unusable {
    try {
      var own = new ArrayList<Moderator>();
      // open as long as the process: its moderators load classes when they need them
      var loader = new URLClassLoader(jar.getFileName().toString(), new URL[]{url(jar)},
          ModeratorJars.class.getClassLoader());
      for (var provider : ServiceLoader.load(ModeratorProvider.class, loader)) {
        if (provider.getClass().getClassLoader() == loader) {
          own.addAll(provider.moderators());
        }
      }
      if (own.isEmpty()) {
        throw new Unusable("The jar " + jar + " brings no moderator: it needs a file"
            + " META-INF/services/" + ModeratorProvider.class.getName() + ".", null);
      }
      return own;
    } catch (ServiceConfigurationError | RuntimeException | LinkageError unfit) {
      throw new Unusable("The moderator in " + jar + " cannot be started.", unfit);
    }
  }

  private static URL url(Path jar) throws Unusable {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException strange) {
      throw new Unusable("The jar " + jar + " cannot be read.", strange);
    }
  }
}
