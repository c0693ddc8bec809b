# What every target of the project shares: warnings, sanitizers, and the shape of a folder target.

add_library(resodesk_options INTERFACE)
target_compile_features(resodesk_options INTERFACE cxx_std_20)
target_compile_options(resodesk_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wswitch
                       -Wno-missing-field-initializers)  # what a designated initializer leaves out is default-initialized
# GCC 12 and 13 report std::variant and std::optional as maybe-uninitialized where they are not (GCC bug 105562 and kin).
target_compile_options(resodesk_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
if(CMAKE_UNITY_BUILD)  # a source included by another counts as a header, where a class may not keep a type of its own file
    target_compile_options(resodesk_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()
if(RESODESK_WARNINGS_ARE_ERRORS)
    target_compile_options(resodesk_options INTERFACE -Werror)
endif()
if(RESODESK_SANITIZER)
    target_compile_options(resodesk_options INTERFACE -fsanitize=${RESODESK_SANITIZER} -fno-omit-frame-pointer)
    target_link_options(resodesk_options INTERFACE -fsanitize=${RESODESK_SANITIZER})
    if(RESODESK_SANITIZER MATCHES thread)
        # The thread sanitizer does not see fences; Asio's queues are guarded by mutexes as well.
        target_compile_definitions(resodesk_options INTERFACE BOOST_ASIO_DISABLE_FENCED_BLOCK)
        target_compile_options(resodesk_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>)
    endif()
    if(RESODESK_SANITIZER MATCHES undefined)
        # Without the checks before every access through a pointer: half of the build's time for what the address
        # sanitizer reports as well.
        target_compile_options(resodesk_options INTERFACE -fno-sanitize-recover=undefined -fno-sanitize=null,alignment,vptr,object-size)
    endif()
endif()
target_compile_definitions(resodesk_options INTERFACE RESODESK_VERSION="${PROJECT_VERSION}")
if(RESODESK_TESTS)  # crash points and mutants for tests/faults; a package has none
    target_compile_definitions(resodesk_options INTERFACE RESODESK_FAULT_POINTS)
endif()
target_include_directories(resodesk_options INTERFACE ${CMAKE_SOURCE_DIR}/src)

# resodesk_folder(<name> SOURCES ... USES <folders...> LINKS <third party...>): the static library of one folder of src/.
# USES is PUBLIC because headers of a folder name the types of the folders below it; third party libraries are PRIVATE.
function(resodesk_folder name)
    cmake_parse_arguments(arg "" "" "SOURCES;USES;LINKS" ${ARGN})
    add_library(resodesk_${name} STATIC ${arg_SOURCES})
    list(TRANSFORM arg_USES PREPEND resodesk_)
    target_link_libraries(resodesk_${name} PUBLIC ${arg_USES} PRIVATE resodesk_options ${arg_LINKS})
    target_include_directories(resodesk_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
endfunction()
