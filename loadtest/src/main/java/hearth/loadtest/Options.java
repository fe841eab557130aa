package hearth.loadtest;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was asked for on the command line: words, and `--name value` pairs.
record Options(List<String> words, Map<String, String> named, Map<String, String> hooks) {
  /// Said to whoever asked, who can mend it.
  static final class Wrong extends Exception {
    Wrong(String words) {
      super(words);
    }
  }

  static Options of(String[] args, List<String> known) throws Wrong {
    var words = new ArrayList<String>();
    var named = new HashMap<String, String>();
    var hooks = new HashMap<String, String>();
    for (int i = 0; i < args.length; i++) {
      if (!args[i].startsWith("--")) {
        words.add(args[i]);
        continue;
      }
      var name = args[i].substring(2);
      if (!known.contains(name)) {
        throw new Wrong("there is no option --" + name);
      }
      if (++i == args.length) {
        throw new Wrong("--" + name + " needs a value");
      }
      var at = args[i].indexOf('=');
      if (name.equals("hook") && at < 1) {
        throw new Wrong("--hook is written name='a command'");
      } else if (name.equals("hook")) {
        hooks.put(args[i].substring(0, at), args[i].substring(at + 1));
      } else {
        named.put(name, args[i]);
      }
    }
    return new Options(List.copyOf(words), Map.copyOf(named), Map.copyOf(hooks));
  }

  Optional<String> named(String name) {
    return Optional.ofNullable(named.get(name));
  }

  int number(String name, int otherwise) throws Wrong {
    try {
      return named(name).map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException notOne) {
      throw new Wrong("--" + name + " needs a number, not “" + named.get(name) + "”");
    }
  }

  /// A server under load has to be one's own: only addresses of this machine will do.
  static URI onThisMachine(String url) throws Wrong {
    try {
      var uri = URI.create(url);
      if (uri.getHost() == null || !"http".equals(uri.getScheme())) {
        throw new Wrong("a server is named as http://localhost:8080");
      }
      if (!InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
        throw new Wrong("load goes to this machine only, and " + uri.getHost() + " is another");
      }
      return uri.getPort() > 0 ? uri : URI.create("http://" + uri.getHost() + ":80/");
    } catch (IllegalArgumentException | UnknownHostException unreadable) {
      throw new Wrong("a server is named as http://localhost:8080");
    }
  }
}
