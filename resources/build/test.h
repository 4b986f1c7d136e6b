#pragma once

// For tests that open no window.
#include "resources/build/qt.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
