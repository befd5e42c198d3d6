package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.server.access.Scope;
import io.dustlayer.cdi.server.quirk.Quirk;
import io.dustlayer.cdi.server.store.FileContent;
import io.dustlayer.cdi.server.store.Store;
import io.dustlayer.cdi.server.store.StoredFile;
import java.nio.charset.CharacterCodingException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives out the files of all stores that a token may see. */
final class FileAction {
  private static final int HASH = 2;

  private FileAction() {}

  static ApiAnswer answer(ApiCall call) {
    call.require(Scope.FILES_READ);
    String hash = hash(call);
    List<Store> stores = call.catalog().of(call.token().organization());
    if (accessible(call, stores).noneMatch(store -> store.file(hash).isPresent())) {
      throw Refusal.forbidden();
    }
    // An organization keeps a content once, with the name and type of its first upload.
    return stores.stream()
        .map(store -> store.file(hash))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(StoredFile::uploadedAt))
        .map(file -> download(call, file.content()))
        .orElseThrow(Refusal::forbidden);
  }

  private static Stream<Store> accessible(ApiCall call, List<Store> stores) {
    return stores.stream().filter(store -> call.token().mayAccess(store.info().name().full()));
  }

  private static String hash(ApiCall call) {
    try {
      return PercentDecoding.segment(call.segments().get(HASH));
    } catch (CharacterCodingException notUtf8) {
      throw Refusal.forbidden();
    }
  }

  private static ApiAnswer download(ApiCall call, FileContent file) {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", header(call, file.contentType()) + "; charset=utf-8");
    file.filename()
        .map(name -> "inline; filename=\"" + header(call, name).replace('"', '_') + "\"")
        .ifPresent(disposition -> headers.put("content-disposition", disposition));
    return new ApiAnswer(200, headers, file.bytes(), false);
  }

  private static String header(ApiCall call, String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "_");
    if (!printable.equals(text) && call.has(Quirk.UNPRINTABLE_FILENAME_ANSWERS_500)) {
      throw Refusal.serverError();
    }
    return printable;
  }
}
