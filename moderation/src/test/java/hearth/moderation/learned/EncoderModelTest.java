package hearth.moderation.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class EncoderModelTest {
  private static final String LAST_BIAS = "encoder.layer.5.output.LayerNorm.bias";
  private static final Layers PUBLISHED = Layers.asPublished();
  private static final Layers SHIFTED = new Layers("tuned-", "shifted",
      () -> Map.of(LAST_BIAS, new byte[Encoder.WIDTH * Float.BYTES]));

  @TempDir
  Path cache;

  private float[] hear(Layers layers) throws Exception {
    NativeRuntime.prepare();
    var runtime = OrtEnvironment.getEnvironment();
    long[] ids = {101, 7592, 102};
    var ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (var model = EncoderModel.open(runtime, layers, cache);
        var id = OnnxTensor.createTensor(runtime, LongBuffer.wrap(ids), new long[]{1, ids.length});
        var mask = OnnxTensor.createTensor(runtime, LongBuffer.wrap(ones), new long[]{1, ids.length});
        var type = OnnxTensor.createTensor(runtime, LongBuffer.wrap(new long[ids.length]),
            new long[]{1, ids.length});
        var heard = model
            .run(Map.of("input_ids", id, "attention_mask", mask, "token_type_ids", type))) {
      return ((OnnxTensor) heard.get(0)).getFloatBuffer().array();
    }
  }

  private List<Path> kept() throws IOException {
    try (var files = Files.walk(cache)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void hears_the_same_from_what_it_kept() throws Exception {
    var first = hear(SHIFTED);
    assertThat(kept()).hasSize(1);
    var unread = new Layers("tuned-", SHIFTED.print(), () -> {
      throw new AssertionError("the layers are in what was kept");
    });
    assertThat(hear(unread)).containsExactly(first);
  }

  @Test
  void other_layers_are_heard_and_take_the_place_of_those_before() throws Exception {
    var published = hear(PUBLISHED);
    hear(new Layers("tuned-", "before", PUBLISHED.values()));
    assertThat(hear(SHIFTED)).isNotEqualTo(published);
    assertThat(kept()).extracting(file -> file.getFileName().toString().replaceAll("-[0-9a-f]+-", " "))
        .containsExactlyInAnyOrder("encoder published.onnx", "encoder tuned-shifted.onnx");
  }

  @Test
  void what_was_damaged_is_put_together_again() throws Exception {
    var whole = hear(SHIFTED);
    Files.write(kept().getFirst(), new byte[100]);
    assertThat(hear(SHIFTED)).containsExactly(whole);
    assertThat(hear(SHIFTED)).containsExactly(whole);
    assertThat(Files.size(kept().getFirst())).isGreaterThan(1_000_000);
  }

  @Test
  void layers_of_another_model_are_no_layers_of_this_one() {
    var strange = new Layers("tuned-", "strange",
        () -> Map.of("encoder.layer.11.output.LayerNorm.bias", new byte[1]));
    assertThatIllegalArgumentException().isThrownBy(() -> hear(strange)).withMessageContaining("layer.11");
  }

  @Test
  void works_where_nothing_can_be_kept() throws Exception {
    var whole = hear(SHIFTED);
    cache = Files.createFile(cache.resolve("no-folder"));
    assertThat(hear(SHIFTED)).containsExactly(whole);
  }
}
