#include <stddef.h>

/// One file of `strings/`, embedded in the program.
struct ctexts_file {
    /// The name of its folder: the language's code.
    const char *language;
    /// Its name without the extension.
    const char *name;
    const unsigned char *bytes;
    size_t count;
};

/// All files of `strings/`, by language and name.
const struct ctexts_file *ctexts_files(size_t *count);
