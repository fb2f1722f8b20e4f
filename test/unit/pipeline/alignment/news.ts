/** A news item and its English, sentence by sentence; written for these tests. */
export const NEWS: readonly (readonly [source: string, target: string])[] = [
  [
    'افتتح وزير الثقافة صباح الاثنين متحفا جديدا في مدينة الرباط بحضور عدد من السفراء.',
    'The minister of culture opened a new museum in the city of Rabat on Monday morning in the presence of several ambassadors.',
  ],
  ['هل يكفي مبنى واحد لتاريخ ألف عام؟', 'Is one building enough for a thousand years of history?'],
  [
    'وقالت المديرة سلمى بنكيران إن المتحف يضم 1250 قطعة، منها 340 تعرض للمرة الأولى.',
    'The director, Salma Benkirane, said that the museum holds 1,250 pieces, 340 of them on show for the first time.',
  ],
  ['بلغت تكلفة المشروع ٤٧٫٥ مليون دولار.', 'The project cost 47.5 million dollars.'],
  [
    'وأضافت: «نريد أن يجد الأطفال هنا قصة أجدادهم».',
    'She added: “We want children to find the story of their grandparents here.”',
  ],
  [
    'ويستقبل المتحف الزوار كل يوم من التاسعة صباحا حتى السادسة مساء ما عدا الثلاثاء.',
    'The museum receives visitors every day from nine in the morning until six in the evening except on Tuesday.',
  ],
];

export const SOURCES: readonly string[] = NEWS.map(([source]) => source);
export const TARGETS: readonly string[] = NEWS.map(([, target]) => target);

/** Lines that hardly are any. */
export const ODD = [
  '',
  ' ',
  '\u0000',
  '\ud83c',
  '\udf89.',
  '🎉',
  '\u200f',
  '...',
  '؟',
  '1',
  "a'",
  '\n',
  'ـ',
  'Ω 12٫',
] as const;
