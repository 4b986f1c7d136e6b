#pragma once

#include "models/engine/enginekind.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace sluice::workspace {

/// Where one member of a cluster answers. What these words mean its engine knows; here they are kept.
struct MemberEntry
{
    QString url;              ///< without user info
    QString api;              ///< which of the engine's APIs answers there, in the engine's word ("v1")
    bool portGuessed = false; ///< it was given without a port and has not answered yet

    bool operator==(const MemberEntry &) const = default;
};

/// A cluster as it is remembered. There is no place for a password: it is asked for again.
struct ClusterEntry
{
    QString name; ///< the person's own, unique
    engine::EngineKind engine = engine::EngineKind::SeaTunnel;
    QList<MemberEntry> members; ///< in the order in which they were given
    QString user;               ///< empty: no authentication; else a password is asked for at connecting
    bool production = false;    ///< locked by default, carries its colour
    QString color;              ///< the person's own, as "#rrggbb"; empty: none
    bool demo = false;          ///< a recording: never remembered

    QStringList urls() const;
    /// `urls` as they were given, for finding out what answers: a port that is a guess is left out.
    QStringList asGiven() const;
    bool operator==(const ClusterEntry &) const = default;
};

/// The list of the settings file with this cluster in the place of the one that has its name, or behind all;
/// unchanged for one that is never remembered. What else is in it stays: what another window added, and what
/// a later version understands.
QByteArray withCluster(const QByteArray &json, const ClusterEntry &entry);
QByteArray withoutCluster(const QByteArray &json, const QString &name);
/// The names in it that are taken, also of clusters that this version does not know.
QStringList clusterNames(const QByteArray &json);
/// Whether it is such a list at all, however much of it can be used. Nothing is one.
bool isClusterList(const QByteArray &json);
/// What is in the file, whoever edited it: an entry without a name or an address, of an engine that this
/// version does not know, or of a name that was there already is left out.
QList<ClusterEntry> clustersFromJson(const QByteArray &json);

} // namespace sluice::workspace
