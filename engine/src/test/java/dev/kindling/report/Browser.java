package dev.kindling.report;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium that shows one page, and records what it asks for and complains of. */
final class Browser implements AutoCloseable {

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Opens the page in a window of a common size. */
  static Browser open(Path page) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.addArguments("--window-size=1440,900", "--force-device-scale-factor=1");
    options.setCapability("goog:loggingPrefs", logs);
    onPath("chromium", "chromium-browser", "google-chrome")
        .map(Path::toFile)
        .ifPresent(options::setBinary);
    ChromeDriverService.Builder service = new ChromeDriverService.Builder();
    onPath("chromedriver").map(Path::toFile).ifPresent(service::usingDriverExecutable);
    Browser browser = new Browser(new ChromeDriver(service.build(), options));
    browser.driver.get(page.toUri().toString());
    return browser;
  }

  private static Optional<Path> onPath(String... names) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> Arrays.stream(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toAbsolutePath)
        .findFirst();
  }

  WebElement one(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Those that are in sight or could be scrolled there; asked at once, for there may be many. */
  @SuppressWarnings("unchecked")
  List<WebElement> visible(String css) {
    return (List<WebElement>)
        driver.executeScript(
            "return [...document.querySelectorAll(arguments[0])].filter(e => e.getClientRects().length)",
            css);
  }

  void press(CharSequence... keys) {
    new Actions(driver)
        .sendKeys(Stream.of(keys).map(CharSequence::toString).toArray(String[]::new))
        .perform();
  }

  String focused() {
    return driver.switchTo().activeElement().getDomAttribute("id");
  }

  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void printed(boolean on) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.of("media", on ? "print" : "screen"));
  }

  /** Keeps what is in sight below {@code target/screenshots}, for people to look at. */
  void screenshot(String name) {
    try {
      Path file = Path.of("target/screenshots", name + ".png");
      Files.createDirectories(file.getParent());
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Errors and warnings of the console. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** What the page asked the network for. */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .map(message -> message.replaceAll("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
        .filter(url -> !url.startsWith("file:"))
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
