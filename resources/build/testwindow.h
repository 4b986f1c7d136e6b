#pragma once

// For tests of what is drawn.
#include "resources/build/window.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
