package dev.kindling.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.kindling.report.style.Style;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SarifTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void the_output_is_valid_by_the_schema_of_sarif() throws IOException {
    String sarif = Plans.write(PlanFormat.SARIF.writer(Style.PLAIN));
    assertThat(schema().validate(MAPPER.readTree(sarif))).isEmpty();
  }

  @Test
  void the_schema_would_object() throws IOException {
    String broken =
        Plans.write(PlanFormat.SARIF.writer(Style.PLAIN)).replace("\"level\"", "\"severity\"");
    assertThat(schema().validate(MAPPER.readTree(broken))).isNotEmpty();
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream stream =
        SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(MAPPER.readTree(Objects.requireNonNull(stream)));
    }
  }
}
