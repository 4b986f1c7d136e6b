#pragma once

// The command line's library, whole: what only declares its classes leaves a linker without their tables.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
