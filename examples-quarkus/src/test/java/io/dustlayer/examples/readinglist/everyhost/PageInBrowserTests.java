package io.dustlayer.examples.readinglist.everyhost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page as a person sees and uses it, against the packaged application. */
public abstract class PageInBrowserTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int DESKTOP = 1280;
  private static final int PHONE = 360;
  private static final By STATUS = By.id("status");
  private static final By LINK = By.cssSelector(".link");
  private static final By TITLE = By.cssSelector(".link h3 a");

  @TempDir static Path profile;

  private static ChromeDriver chrome;

  private Web web;

  /** Where the application is. */
  protected abstract URI application();

  @BeforeAll
  static void openBrowser() {
    assumeTrue(Browser.isInstalled(), Browser.HOW_TO_INSTALL);
    chrome = Browser.open(profile);
  }

  @AfterAll
  static void closeBrowser() {
    if (chrome != null) {
      chrome.quit();
    }
  }

  @BeforeEach
  void empty() {
    chrome.manage().logs().get("browser");
    web = new Web(application());
    web.empty();
  }

  @ParameterizedTest
  @ValueSource(ints = {DESKTOP, PHONE})
  void a_link_is_added_listed_edited_and_deleted(int width) throws IOException {
    openAt(width);
    see(By.id("empty"));

    fill(see(By.cssSelector("#add form")), "Dust & <b>stores</b>", "https://dustlayer.io/docs");
    see(By.cssSelector("#add [name=note]")).sendKeys("for later" + Keys.TAB + Keys.ENTER);

    see(LINK);
    assertThat(chrome.findElement(TITLE).getText()).isEqualTo("Dust & <b>stores</b>");
    assertThat(chrome.findElement(TITLE).getAttribute("href"))
        .isEqualTo("https://dustlayer.io/docs");
    assertThat(chrome.findElement(LINK).getText()).contains("dustlayer.io", "for later");
    assertStatus("Added");
    assertFits(width, "list");

    chrome.navigate().refresh();
    see(LINK).findElement(By.cssSelector(".edit")).sendKeys(Keys.ENTER);
    WebElement form = see(By.cssSelector(".link form"));
    assertThat(chrome.switchTo().activeElement().getAttribute("name")).isEqualTo("title");
    fill(form, "Edited", "https://dustlayer.io/");
    assertFits(width, "edit");
    form.findElement(By.name("url")).sendKeys(Keys.ENTER);
    assertStatus("Saved");
    assertThat(chrome.findElement(TITLE).getText()).isEqualTo("Edited");
    assertThat(web.get("/links").text()).contains("\"Edited\"");

    see(LINK).findElement(By.cssSelector(".toggle")).click();
    see(By.cssSelector(".link.is-read .badge"));

    see(LINK).findElement(By.cssSelector(".delete")).click();
    see(By.cssSelector("#confirm [value=delete]"));
    assertFits(width, "delete");
    see(By.cssSelector("#confirm [value=delete]")).click();
    see(By.id("empty"));
    assertStatus("Deleted");
    assertThat(web.get("/links").array()).isEmpty();
    assertConsoleIsEmptyBut();
  }

  @ParameterizedTest
  @ValueSource(ints = {DESKTOP, PHONE})
  void what_is_wrong_is_told_at_its_field(int width) throws IOException {
    openAt(width);
    WebElement form = see(By.cssSelector("#add form"));

    fill(form, "", "javascript:alert(1)");
    form.findElement(By.cssSelector("[type=submit]")).click();

    WebElement error = see(By.cssSelector("[data-property=url] .error"));
    assertThat(error.getText()).contains("must be a web address");
    WebElement url = form.findElement(By.name("url"));
    assertThat(url.getAttribute("aria-invalid")).isEqualTo("true");
    assertThat(url.getAttribute("aria-describedby")).isEqualTo(error.getAttribute("id"));
    assertThat(see(By.cssSelector("[data-property=title] .error")).getText()).isNotBlank();
    assertThat(chrome.switchTo().activeElement().getAttribute("name")).isEqualTo("title");
    assertThat(chrome.findElements(LINK)).isEmpty();
    assertFits(width, "errors");
    assertConsoleIsEmptyBut("422");
  }

  @Test
  void an_address_that_another_program_stored_is_not_linked_unless_it_is_a_web_address() {
    openAt(DESKTOP);

    Object hrefs =
        chrome.executeAsyncScript(
            """
            const done = arguments[0];
            const real = window.fetch;
            window.fetch = async () => new Response(
                JSON.stringify([{slug: "x", title: "X", url: "javascript:alert(1)"}]));
            document.getElementById("again").click();
            const list = document.getElementById("links");
            new MutationObserver(() => {
              window.fetch = real;
              done([...list.querySelectorAll("h3 a")].map((a) => a.getAttribute("href")));
            }).observe(list, {childList: true});
            """);

    assertThat((List<?>) hrefs).hasSize(1).containsOnlyNulls();
  }

  @Test
  void every_field_and_button_has_a_name() {
    web.post("/links", Web.linkWithSlug("named"));
    openAt(DESKTOP);
    see(LINK).findElement(By.cssSelector(".edit")).click();
    see(By.cssSelector(".link form"));

    assertThat(chrome.findElements(By.cssSelector("input, textarea, button, a, dialog")))
        .filteredOn(WebElement::isDisplayed)
        .hasSizeGreaterThan(8)
        .allSatisfy(element -> assertThat(element.getAccessibleName()).isNotBlank());
  }

  private void openAt(int width) {
    chrome.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width == PHONE));
    chrome.get(application() + "/");
    new WebDriverWait(chrome, PATIENCE)
        .until(ExpectedConditions.invisibilityOfElementLocated(By.id("loading")));
  }

  private static WebElement see(By what) {
    return new WebDriverWait(chrome, PATIENCE)
        .until(ExpectedConditions.visibilityOfElementLocated(what));
  }

  private static void fill(WebElement form, String title, String url) {
    type(form.findElement(By.name("title")), title);
    type(form.findElement(By.name("url")), url);
  }

  private static void type(WebElement field, String text) {
    field.clear();
    field.sendKeys(text);
  }

  private static void assertStatus(String text) {
    assertThat(
            new WebDriverWait(chrome, PATIENCE)
                .until(ExpectedConditions.textToBePresentInElementLocated(STATUS, text)))
        .isTrue();
    assertThat(chrome.findElement(STATUS).getAttribute("aria-live")).isEqualTo("polite");
  }

  private static void assertFits(int width, String what) throws IOException {
    Files.write(
        Files.createDirectories(Path.of("target", "screenshots")).resolve(what + width + ".png"),
        chrome.getScreenshotAs(OutputType.BYTES));
    Object content = chrome.executeScript("return document.documentElement.scrollWidth");
    assertThat((Long) content).isLessThanOrEqualTo(width);
  }

  private static void assertConsoleIsEmptyBut(String... expected) {
    assertThat(chrome.manage().logs().get("browser").getAll())
        .extracting(LogEntry::getMessage)
        .filteredOn(message -> Stream.of(expected).noneMatch(message::contains))
        .isEmpty();
  }
}
