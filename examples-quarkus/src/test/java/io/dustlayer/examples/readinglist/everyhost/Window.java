package io.dustlayer.examples.readinglist.everyhost;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A window with the page, which notes when it shows what. Used by one test at a time. */
public final class Window {

  public static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Times are those of this machine, so that windows and test can be compared. */
  private static final String NOTE_TIMES =
      """
      window.shown = {};
      window.gone = {};
      let before = new Set();
      const note = () => {
        const now = new Set([...document.querySelectorAll("#links h3 a")].map((a) => a.textContent));
        now.forEach((title) => { window.shown[title] ??= Date.now(); });
        before.forEach((title) => { if (!now.has(title)) { window.gone[title] ??= Date.now(); } });
        before = now;
      };
      new MutationObserver(note).observe(
          document.getElementById("links"), {childList: true, subtree: true, characterData: true});
      note();
      const real = window.fetch;
      window.fetch = async (...request) => {
        const answer = await real(...request);
        window.answered = Date.now();
        return answer;
      };
      """;

  private final ChromeDriver chrome;
  private final String handle;

  private Window(ChromeDriver chrome, String handle) {
    this.chrome = chrome;
    this.handle = handle;
  }

  public static Window open(ChromeDriver chrome, URI application, int width) {
    chrome.switchTo().newWindow(WindowType.TAB);
    Window window = new Window(chrome, chrome.getWindowHandle());
    chrome.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 500));
    chrome.get(application + "/");
    window.awaitStates("live", "live");
    chrome.executeScript(NOTE_TIMES);
    return window;
  }

  public void close() {
    chrome.switchTo().window(handle);
    chrome.close();
  }

  public void awaitStates(String page, String store) {
    await("connections " + page + " and " + store, shown -> states().equals(page + "/" + store));
  }

  public String states() {
    chrome.switchTo().window(handle);
    return (String)
        chrome.executeScript(
            """
            return ["page", "store"].map((end) =>
                document.getElementById(end + "-connection").dataset.state).join("/");""");
  }

  /** Adds a link with the form; returns when the application had answered, in milliseconds. */
  public long add(String title) {
    chrome.switchTo().window(handle);
    WebElement form = chrome.findElement(By.cssSelector("#add form"));
    form.findElement(By.name("title")).sendKeys(title);
    form.findElement(By.name("url")).sendKeys("https://example.org/");
    chrome.executeScript("window.answered = undefined");
    form.findElement(By.cssSelector("[type=submit]")).click();
    return time("window.answered");
  }

  /** When a title was shown first, in milliseconds. */
  public long shown(String title) {
    return time("window.shown[" + quoted(title) + "]");
  }

  /** When a title vanished, in milliseconds. */
  public long gone(String title) {
    return time("window.gone[" + quoted(title) + "]");
  }

  private long time(String expression) {
    Object time =
        await(
            expression,
            shown -> {
              chrome.switchTo().window(handle);
              return chrome.executeScript("return " + expression + " ?? null");
            });
    return ((Number) time).longValue();
  }

  public void awaitTitles(String... titles) {
    String expected = String.join("|", titles);
    await("titles " + expected, shown -> titles().equals(expected));
  }

  public String titles() {
    chrome.switchTo().window(handle);
    return (String)
        chrome.executeScript(
            """
            return [...document.querySelectorAll("#links h3 a")]
                .map((a) => a.textContent).sort().join("|");""");
  }

  public WebElement find(By what) {
    chrome.switchTo().window(handle);
    return chrome.findElement(what);
  }

  public void scrollTo(By what) {
    chrome.executeScript("arguments[0].scrollIntoView({block: 'end'})", find(what));
  }

  public Path screenshot(String name) throws IOException {
    chrome.switchTo().window(handle);
    return Files.write(
        Files.createDirectories(Path.of("target", "screenshots")).resolve(name + ".png"),
        chrome.getScreenshotAs(OutputType.BYTES));
  }

  public long contentWidth() {
    chrome.switchTo().window(handle);
    return (Long) chrome.executeScript("return document.documentElement.scrollWidth");
  }

  private <T> T await(String what, Function<Object, T> condition) {
    return new WebDriverWait(chrome, PATIENCE, Duration.ofMillis(50))
        .withMessage(() -> "waited for " + what + "; shown: " + states() + ", " + titles())
        .until(condition::apply);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
