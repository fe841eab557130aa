package hearth.loadtest.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameScannerTest {
  private final List<String> heard = new ArrayList<>();
  private final FrameScanner.Ear ear = new FrameScanner.Ear() {
    @Override
    public void text(byte[] bytes, int from, int to) {
      heard.add(new String(bytes, from, to - from));
    }

    @Override
    public void ping(byte[] bytes, int from, int to) {
      heard.add("ping " + (to - from));
    }

    @Override
    public void goodbye(int code) {
      heard.add("goodbye " + code);
    }
  };

  private static byte[] frame(int head, String payload) {
    var out = new ByteArrayOutputStream();
    out.write(head);
    var length = payload.length();
    if (length <= 125) {
      out.write(length);
    } else if (length <= 0xFFFF) {
      out.writeBytes(new byte[]{126, (byte) (length >> 8), (byte) length});
    } else {
      out.writeBytes(
          new byte[]{127, 0, 0, 0, 0, (byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8),
              (byte) length});
    }
    out.writeBytes(payload.getBytes());
    return out.toByteArray();
  }

  private static byte[] all(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  @Test
  void several_frames_of_every_length_are_heard_in_order() {
    var middle = "m".repeat(126);
    var large = "l".repeat(70_000);
    var bytes = all(frame(0x81, "hello"), frame(0x81, middle), frame(0x89, "??"), frame(0x81, large),
        frame(0x81, ""));
    assertThat(FrameScanner.scan(bytes, 0, bytes.length, ear)).isEqualTo(bytes.length);
    assertThat(heard).containsExactly("hello", middle, "ping 2", large, "");
  }

  @Test
  void wherever_the_network_cuts_nothing_is_lost_and_nothing_comes_twice() {
    var bytes = all(frame(0x81, "one"), frame(0x81, "x".repeat(300)), frame(0x81, "three"));
    for (int cut = 0; cut <= bytes.length; cut++) {
      heard.clear();
      var done = FrameScanner.scan(bytes, 0, cut, ear);
      assertThat(FrameScanner.scan(bytes, done, bytes.length, ear)).isEqualTo(bytes.length);
      assertThat(heard).as("cut at %s", cut).containsExactly("one", "x".repeat(300), "three");
    }
  }

  @Test
  void a_goodbye_says_why() {
    var bytes = all(new byte[]{(byte) 0x88, 2, 0x0F, (byte) 0xA1}, new byte[]{(byte) 0x88, 0});
    FrameScanner.scan(bytes, 0, bytes.length, ear);
    assertThat(heard).containsExactly("goodbye 4001", "goodbye 1005");
  }

  @Test
  void what_no_server_of_ours_sends_is_a_fault() {
    for (var wrong : List.of(frame(0x82, "binary"), frame(0x01, "a part"),
        new byte[]{(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 1})) {
      assertThatThrownBy(() -> FrameScanner.scan(wrong, 0, wrong.length, ear))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
