/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.testing.RingNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the documents show is what is compiled and run. */
@Timeout(60)
class DocumentationTests {

    private static final Path ROOT = Path.of("..");

    @RegisterExtension
    final RingNames names = new RingNames();

    @Test
    void oneProducer() throws Exception {
        String name = this.names.next();
        CompletableFuture<Long> sum = CompletableFuture.supplyAsync(() -> OneProducerExample.consume(name));
        OneProducerExample.produce(name);
        assertThat(sum.get(30, TimeUnit.SECONDS)).isEqualTo(999L * 1000 / 2);
        assertThat(Path.of("/dev/shm", name)).doesNotExist();
    }

    @Test
    void manyProducers() {
        assertThat(ManyProducersExample.run(this.names.next())).containsExactlyInAnyOrder("0 from a", "2 from b");
    }

    /** Each java or yaml block names the file that it stands in, and stands there line by line. */
    @TestFactory
    Stream<DynamicTest> blocksStandInCodeThatIsRun() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            Matcher block = Pattern.compile("(?:<!-- from (\\S+) -->\\n)?```(java|yaml)\\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(page));
            while (block.find()) {
                String source = block.group(1);
                String code = block.group(3);
                tests.add(DynamicTest.dynamicTest(
                        page.getFileName() + ": " + code.lines().findFirst().orElse(""), () -> {
                            assertThat(source)
                                    .as("the block says where it comes from")
                                    .isNotNull();
                            assertThat(trimmed(Files.readString(ROOT.resolve(source))))
                                    .contains(trimmed(code));
                        }));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        for (Path page : pages()) {
            Matcher link = Pattern.compile("\\]\\(((?!http|#)[^)#]+)").matcher(Files.readString(page));
            while (link.find()) {
                assertThat(page.resolveSibling(link.group(1)))
                        .as("link in %s", page)
                        .exists();
            }
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages = new ArrayList<>(
                    docs.filter(path -> path.toString().endsWith(".md")).toList());
            pages.add(ROOT.resolve("README.md"));
            return pages;
        }
    }

    private static String trimmed(String code) {
        return String.join(
                "\n",
                code.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }
}
