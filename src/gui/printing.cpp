// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/printing.h"

#include <gtk/gtk.h>
#include <gtk/gtkunixprint.h>
#include <sys/mman.h>
#include <unistd.h>

#include <memory>

namespace resodesk::gui {

namespace {

// wxPrinter draws the pages anew, and without its own dialog it hangs; GTK's dialog hands the file to the printer as it is.

struct ReleaseObject {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class Object>
using Referenced = std::unique_ptr<Object, ReleaseObject>;

/// What was chosen last, until the program ends.
Referenced<GtkPrintSettings>& lastSettings() {
    static Referenced<GtkPrintSettings> settings;
    return settings;
}

struct PrintWork {
    std::string title;
    std::string printer;
    std::function<void(const Result<std::string>&)> onEnd;
    int file = -1;  ///< in memory: a label names its buyer, and none is left behind
    ~PrintWork() {
        if (file >= 0) ::close(file);
    }
    void fail(const char* why) { onEnd(Error(Failure::printingFailed, why, why)); }
};

int inMemory(const std::string& bytes) {
    const int file = ::memfd_create("resodesk-print", MFD_CLOEXEC);
    std::size_t done = 0;
    while (file >= 0 && done < bytes.size()) {
        const ssize_t count = ::write(file, bytes.data() + done, bytes.size() - done);
        if (count <= 0) break;
        done += static_cast<std::size_t>(count);
    }
    if (file >= 0 && done == bytes.size() && ::lseek(file, 0, SEEK_SET) == 0) return file;
    if (file >= 0) ::close(file);
    return -1;
}

void jobIsThere(GtkPrintJob*, gpointer data, const GError* error) {
    auto* work = static_cast<PrintWork*>(data);
    if (error) return work->fail(error->message);
    work->onEnd(work->printer);
}

void sendJob(std::unique_ptr<PrintWork> work, GtkPrintUnixDialog* dialog) {
    GtkPrinter* printer = gtk_print_unix_dialog_get_selected_printer(dialog);
    if (!printer || work->file < 0) return work->fail("printer");
    work->printer = gtk_printer_get_name(printer);
    const Referenced<GtkPrintSettings> settings(gtk_print_unix_dialog_get_settings(dialog));
    lastSettings().reset(gtk_print_settings_copy(settings.get()));
    const Referenced<GtkPrintJob> job(gtk_print_job_new(work->title.c_str(), printer, settings.get(), gtk_print_unix_dialog_get_page_setup(dialog)));
    GError* error = nullptr;
    if (!gtk_print_job_set_source_fd(job.get(), work->file, &error)) {
        work->fail(error ? error->message : "file");
        g_clear_error(&error);
        return;
    }
    gtk_print_job_send(job.get(), jobIsThere, work.release(), [](gpointer data) { delete static_cast<PrintWork*>(data); });
}

void dialogEnded(GtkDialog* dialog, int response, gpointer data) {
    std::unique_ptr<PrintWork> work(static_cast<PrintWork*>(data));
    if (response == GTK_RESPONSE_OK) sendJob(std::move(work), GTK_PRINT_UNIX_DIALOG(dialog));
    gtk_widget_destroy(GTK_WIDGET(dialog));
}

/// A file of its own each time, in the seller's documents.
void nameFile(GtkPrintSettings* settings, const std::string& name) {
    gtk_print_settings_unset(settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
    gtk_print_settings_set(settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name.c_str());
    if (!g_get_user_special_dir(G_USER_DIRECTORY_DOCUMENTS)) gtk_print_settings_set(settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, g_get_home_dir());
}

void setPaper(GtkPrintUnixDialog* dialog, PaperSize size) {
    if (size.width <= 0 || size.height <= 0) return;
    const Referenced<GtkPageSetup> setup(gtk_page_setup_new());
    const bool isWide = size.width > size.height;
    const double narrow = isWide ? size.height : size.width, wide = isWide ? size.width : size.height;
    const std::string name = std::to_string(static_cast<int>(narrow + 0.5)) + " x " + std::to_string(static_cast<int>(wide + 0.5)) + " mm";
    GtkPaperSize* paper = gtk_paper_size_new_custom(name.c_str(), name.c_str(), narrow, wide, GTK_UNIT_MM);
    gtk_page_setup_set_paper_size(setup.get(), paper);
    gtk_page_setup_set_orientation(setup.get(), isWide ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
    for (const auto set : {gtk_page_setup_set_top_margin, gtk_page_setup_set_bottom_margin, gtk_page_setup_set_left_margin, gtk_page_setup_set_right_margin})
        set(setup.get(), 0, GTK_UNIT_MM);
    gtk_print_unix_dialog_set_page_setup(dialog, setup.get());
    gtk_paper_size_free(paper);
}

}  // namespace

void printPdf(wxWindow* parent, const PrintOrder& order, std::function<void(const Result<std::string>&)> onEnd) {
    auto work = std::make_unique<PrintWork>();
    work->title = order.title.utf8_string();
    work->onEnd = std::move(onEnd);
    work->file = inMemory(order.pdf);
    GtkWidget* top = gtk_widget_get_toplevel(parent->GetHandle());
    GtkWidget* widget = gtk_print_unix_dialog_new(work->title.c_str(), GTK_IS_WINDOW(top) ? GTK_WINDOW(top) : nullptr);
    GtkPrintUnixDialog* dialog = GTK_PRINT_UNIX_DIALOG(widget);
    // Only printers that take a PDF are offered.
    gtk_print_unix_dialog_set_manual_capabilities(dialog, GTK_PRINT_CAPABILITY_GENERATE_PDF);
    const Referenced<GtkPrintSettings> settings(lastSettings() ? gtk_print_settings_copy(lastSettings().get()) : gtk_print_settings_new());
    nameFile(settings.get(), order.fileName.utf8_string());
    gtk_print_unix_dialog_set_settings(dialog, settings.get());
    setPaper(dialog, order.size);
    gtk_window_set_modal(GTK_WINDOW(dialog), TRUE);
    g_signal_connect(dialog, "response", G_CALLBACK(dialogEnded), work.release());
    gtk_window_present(GTK_WINDOW(dialog));
}

}  // namespace resodesk::gui
