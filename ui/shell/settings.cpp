#include "ui/shell/settings.h"

#include <array>
#include <utility>

namespace sluice::shell {

namespace {

struct SettingSpec
{
    Setting setting;
    const char *key;
    QMetaType::Type type;
    const char *fallback; ///< for texts
};

constexpr std::array SettingSpecs{
    SettingSpec{Setting::Theme, "look/theme", QMetaType::QString, "system"},
    SettingSpec{Setting::Language, "look/language", QMetaType::QString, "system"},
    SettingSpec{Setting::RecentFiles, "files/recent", QMetaType::QStringList, ""},
    SettingSpec{Setting::WindowGeometry, "session/geometry", QMetaType::QByteArray, ""},
    SettingSpec{Setting::WindowState, "session/docks", QMetaType::QByteArray, ""},
    SettingSpec{Setting::DocksAway, "session/docksAway", QMetaType::QStringList, ""},
    SettingSpec{Setting::LastFolder, "files/folder", QMetaType::QString, ""},
    SettingSpec{Setting::Clusters, "clusters/list", QMetaType::QByteArray, "[]"},
    SettingSpec{Setting::TargetCluster, "clusters/target", QMetaType::QString, ""},
    SettingSpec{Setting::TextZoom, "look/textZoom", QMetaType::QString, "0"},
    SettingSpec{Setting::MutedFindings, "findings/muted", QMetaType::QStringList, ""},
};

constexpr bool tableFitsEnum()
{
    for (std::size_t i = 0; i < SettingSpecs.size(); ++i) {
        if (std::size_t(SettingSpecs[i].setting) != i)
            return false;
    }
    return SettingSpecs.size() == std::size_t(Setting::Count);
}
static_assert(tableFitsEnum(), "one line a setting, in the order of the enum");

const SettingSpec &spec(Setting setting)
{
    return SettingSpecs.at(std::size_t(setting));
}

QVariant fallback(const SettingSpec &spec)
{
    switch (spec.type) {
    case QMetaType::QStringList:
        return QStringList();
    case QMetaType::QByteArray:
        return QByteArray(spec.fallback);
    default:
        return QString::fromLatin1(spec.fallback);
    }
}

} // namespace

Settings::Settings(std::unique_ptr<QSettings> store, QObject *parent)
    : QObject(parent)
    , store_(std::move(store))
{
}

Settings::~Settings() = default;

QLatin1String Settings::key(Setting setting)
{
    return QLatin1String(spec(setting).key);
}

QVariant Settings::value(Setting setting) const
{
    const SettingSpec &wanted = spec(setting);
    QVariant found = store_->value(key(setting));
    // A file that somebody edited may hold anything; what does not convert counts as absent.
    if (!found.isValid() || !found.convert(QMetaType(wanted.type)))
        return fallback(wanted);
    return found;
}

void Settings::set(Setting setting, const QVariant &value)
{
    Q_ASSERT(value.typeId() == spec(setting).type);
    if (store_->value(key(setting)) == value)
        return;
    store_->setValue(key(setting), value);
    Q_EMIT changed(setting);
}

void Settings::sync()
{
    store_->sync();
}

} // namespace sluice::shell
