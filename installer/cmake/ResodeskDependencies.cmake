# Every third party library of the project. README.md says why each is there.

find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(spdlog REQUIRED)
find_package(CURL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(LIBSECRET REQUIRED IMPORTED_TARGET libsecret-1)
pkg_check_modules(GIO REQUIRED IMPORTED_TARGET gio-2.0)
pkg_check_modules(PANGOCAIRO REQUIRED IMPORTED_TARGET pangocairo cairo-pdf)
pkg_check_modules(POPPLER REQUIRED IMPORTED_TARGET poppler-glib)
pkg_check_modules(GTK REQUIRED IMPORTED_TARGET gtk+-3.0)
find_package(wxWidgets 3.2 REQUIRED COMPONENTS core base)
find_package(Gettext REQUIRED)
# libcsv comes without a description for pkg-config or CMake.
find_path(LIBCSV_INCLUDE_DIR csv.h REQUIRED)
find_library(LIBCSV_LIBRARY csv REQUIRED)
add_library(LibCsv UNKNOWN IMPORTED)
set_target_properties(LibCsv PROPERTIES IMPORTED_LOCATION ${LIBCSV_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${LIBCSV_INCLUDE_DIR})

foreach(part base core)
    add_library(resodesk_wx${part} INTERFACE)
    target_compile_definitions(resodesk_wx${part} INTERFACE ${wxWidgets_DEFINITIONS} wxNO_UNSAFE_WXSTRING_CONV)
    target_include_directories(resodesk_wx${part} SYSTEM INTERFACE ${wxWidgets_INCLUDE_DIRS})
    target_compile_options(resodesk_wx${part} INTERFACE ${wxWidgets_CXX_FLAGS})
endforeach()
execute_process(COMMAND ${wxWidgets_CONFIG_EXECUTABLE} --libs base OUTPUT_VARIABLE wxBaseLibraries
                OUTPUT_STRIP_TRAILING_WHITESPACE)
separate_arguments(wxBaseLibraries UNIX_COMMAND "${wxBaseLibraries}")
target_link_libraries(resodesk_wxbase INTERFACE ${wxBaseLibraries})
target_link_libraries(resodesk_wxcore INTERFACE ${wxWidgets_LIBRARIES})

# spdlog and fmt as headers: the names of their shared libraries change with every release of a distribution, and one
# package is to serve several. (Debian's header-only target of spdlog still asks for the library of fmt.)
add_library(resodesk_spdlog INTERFACE)
target_compile_definitions(resodesk_spdlog INTERFACE
                           $<TARGET_PROPERTY:spdlog::spdlog_header_only,INTERFACE_COMPILE_DEFINITIONS>)
target_include_directories(resodesk_spdlog SYSTEM INTERFACE
                           $<TARGET_PROPERTY:spdlog::spdlog_header_only,INTERFACE_INCLUDE_DIRECTORIES>)
target_link_libraries(resodesk_spdlog INTERFACE fmt::fmt-header-only Threads::Threads)
