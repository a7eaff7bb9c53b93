/** What a company has to fill in before it can activate the shipped policies: cell → FEEL. */
export const FILLED_IN: Readonly<Record<string, string>> = {
  'D04_2025_1.dmn#duties_handling_assessment_period': '"quarter"',
  'D04_2025_1.dmn#duties_complaint_analysis_period': '"quarter"',
  'D04_2025_1.dmn#limits_safety_amount': '10',
  'D04_2025_1.dmn#limits_progress_first_amount': '2',
  'D04_2025_1.dmn#limits_progress_next_amount': '2',
  'D09_2025_1.dmn#limits_progress_first_amount': '3',
  'D09_2025_1.dmn#limits_progress_next_amount': '3',
  'D09_2025_1.dmn#profile_settings_visitAfterWorkingDays': '3',
  'D09_2025_1.dmn#profile_settings_visitIntervalWorkingDays': '10',
  'D11_2025_1.dmn#extension_complex_maxWorkingDays': '5',
  'D11_2025_1.dmn#duties_handling_publication_period': '"quarter"',
  'D16_2025_1.dmn#limits_findings_amount': '3',
  'D16_2025_1.dmn#duties_handling_assessment_period': '"quarter"',
  'D16_2025_1.dmn#profile_settings_damageThreshold': '10000',
};
