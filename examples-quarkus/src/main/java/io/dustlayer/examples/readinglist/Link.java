package io.dustlayer.examples.readinglist;

import io.dustlayer.cdi.DustSchema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * Something to read. Stored as one leaf for each property below {@code links/<slug>}.
 *
 * @param slug its key and its place in the URL
 * @param title what the list shows
 * @param url where it is; only web addresses, so that a page may link to it
 * @param note why to read it; null if nobody said
 * @param read whether it has been read
 * @param added when it came to the list
 */
@DustSchema(
    prefix = "links",
    required = {"title", "url"})
public record Link(
    @Size(max = 500)
        @Pattern(
            regexp = "(?s)(?!(\\.{1,2}|events)$).*",
            message = "must not be \".\", \"..\" or \"events\"")
        String slug,
    @NotBlank @Size(max = 200) String title,
    @Size(max = 2000)
        @Pattern(
            regexp = "(?i)https?://[^\\s/?#]\\S*",
            message = "must be a web address that begins with http:// or https://")
        String url,
    @Size(max = 2000) String note,
    boolean read,
    Instant added) {}
