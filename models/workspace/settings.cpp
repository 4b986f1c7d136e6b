#include "models/workspace/settings.h"

#include <QFileInfo>
#include <QHash>

#include <array>
#include <utility>

namespace sluice::workspace {

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
    damage_ = putAside(); // which notes what it saw, in members that have to be there
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
    look();
    store_->setValue(key(setting), value);
    Q_EMIT changed(setting);
}

void Settings::sync()
{
    look();
    store_->sync();
}

void Settings::look()
{
    const QFileInfo file(store_->fileName());
    if (!file.exists() || (file.size() == seenBytes_ && file.lastModified() == seenAt_))
        return;
    QHash<QString, QVariant> values; // as they are known; the store reads the file again when it is put aside
    const QStringList keys = store_->allKeys();
    for (const QString &key : keys)
        values.insert(key, store_->value(key));
    const std::optional<DamagedSettings> found = putAside();
    if (!found)
        return;
    for (const auto &[key, value] : values.asKeyValueRange())
        store_->setValue(key, value);
    Q_EMIT damaged(*found);
}

std::optional<DamagedSettings> Settings::putAside()
{
    std::optional<DamagedSettings> found;
    if (const std::optional<Error> why = damageIn(*store_)) {
        // One that cannot be read cannot be written either.
        found =
            DamagedSettings{*why, why->code == ErrorCode::Parse ? keepAside(store_->fileName()) : QString()};
        store_->sync(); // it is not there any more
    }
    const QFileInfo file(store_->fileName());
    seenBytes_ = file.size();
    seenAt_ = file.lastModified();
    return found;
}

} // namespace sluice::workspace
