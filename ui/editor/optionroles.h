#pragma once

#include "models/items/optionformmodel.h"
#include "ui/widgets/property.h"

/// How a form reads the options of a job. A model knows no widgets and a widget no models; here the two say
/// the same.
namespace sluice::editor {

namespace detail {

using Editor = items::OptionRow::Editor;
using Kind = widgets::PropertyEditorKind;

constexpr bool isSame(Editor editor, Kind kind)
{
    return static_cast<int>(editor) == static_cast<int>(kind);
}

static_assert(isSame(Editor::Text, Kind::Text));
static_assert(isSame(Editor::Integer, Kind::Integer));
static_assert(isSame(Editor::Choice, Kind::Choice));
static_assert(isSame(Editor::ReadOnly, Kind::ReadOnly));
static_assert(isSame(Editor::Decimal, Kind::Decimal));
static_assert(isSame(Editor::Boolean, Kind::Boolean));
static_assert(isSame(Editor::List, Kind::List));
static_assert(isSame(Editor::Map, Kind::Map));
static_assert(isSame(Editor::Secret, Kind::Secret));
static_assert(isSame(Editor::Schema, Kind::Schema));

} // namespace detail

constexpr widgets::PropertyRoles optionRoles{items::KeyRole,
                                             items::OptionFormModel::SectionRole,
                                             items::OptionFormModel::TitleRole,
                                             items::OptionFormModel::ExplanationRole,
                                             items::OptionFormModel::ValueRole,
                                             items::OptionFormModel::DefaultRole,
                                             items::OptionFormModel::TypeRole,
                                             items::OptionFormModel::ChoicesRole,
                                             items::OptionFormModel::MinimumRole,
                                             items::OptionFormModel::UnitRole,
                                             items::OptionFormModel::ReasonRole,
                                             items::OptionFormModel::SeverityRole,
                                             items::OptionFormModel::ProblemRole,
                                             items::OptionFormModel::TableRole,
                                             items::OptionFormModel::ValueColumn};

} // namespace sluice::editor
