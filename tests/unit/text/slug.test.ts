import slugifyPackage from 'slugify';
import fc from 'fast-check';
import { isSlug, slugify, withSuffix, type SlugForm } from 'newsroom/text/slug';
import { codePoint } from '../../helpers/code-point';

const LOCALES =
  'en tr de ru sr sr-Latn mk vi zh zh-Hant ja ko ar fa ur ps ckb he hi bn am th km lo my el hy ka uk bg be kk tg ha ff yo lt sv nb es az uz und'.split(
    ' '
  );

describe('the slugs of the specification', () => {
  it.each([
    ['tr', 'İstanbul’da ışık ve ığdır', 'istanbulda-isik-ve-igdir'],
    ['de', 'Größe & Straße', 'groesse-und-strasse'],
    ['ru', 'Президент объявил о новых санкциях', 'prezident-obyavil-o-novyh-sankciyah'],
    ['sr', 'Ђорђе Његош', 'djordje-njegosh'],
    ['mk', 'Ѓорѓи Ќосев', 'gjorgji-kjosev'],
    ['vi', 'Đường', 'duong'],
    ['zh', '习近平会见', 'xi-jin-ping-hui-jian'],
    ['en', '🔥🎉', ''],
  ])('%s: %s', (locale, headline, slug) => {
    expect(slugify(headline, { locale })).toBe(slug);
  });
});

describe('what slugify alone gets wrong', () => {
  it.each([
    ['ru', 'подъезд и льды', 'podezd-i-ldy'],
    ['uk', 'Зеленський із об’єктом', 'zelenskyy-iz-obyektom'],
    ['bg', 'България и ъгълът', 'balgariya-i-agalat'],
    ['mk', 'Ѕвезда ќе ѓердан', 'dzvezda-kje-gjerdan'],
    ['be', 'Беларусь, ўчора', 'belarus-uchora'],
    ['tg', 'Тоҷикистон ҳукумати қӯшун ғор', 'tojikiston-hukumati-qushun-ghor'],
    ['hy', 'Հայաստանի վարչապետը և նախագահը', 'hayastani-varchapety-ev-nakhagahy'],
    ['hy', 'Երևան հունիս', 'erevan-hunis'],
    ['el', 'Θεσσαλονίκη, ψυχή και Ξάνθη', 'thessaloniki-psychi-kai-xanthi'],
    ['el', 'Ουρανός, Ευρώπη, αυτός, Αγγλία', 'ouranos-evropi-aftos-anglia'],
    ['ur', 'پاکستان کے وزیر اعظم', 'pakstan-ke-wzyr-aazm'],
    ['ur', 'ٹیلی ڈاکٹر گھر ہوا', 'tyly-daktr-ghr-hwa'],
    ['ps', 'ښار ځای څوک ډېر ړومبی', 'shar-dzay-tswk-der-rwmby'],
    ['ckb', 'کوردستان هەولێر ڕۆژ وڵات', 'kwrdstan-hewler-rozh-wlat'],
    ['ha', 'Ɓangaren ɗaliban ƙasa ƴan', 'bangaren-daliban-kasa-yan'],
    ['ff', 'ɓiɓɓe ɗuɗɗe ŋari', 'bibbe-dudde-ngari'],
    ['zh', '美元汇率', 'mei-yuan-hui-lu'],
    ['zh', '元', 'yuan'],
    ['en', 'Ke$ha', 'keha'],
    ['en', 'ﬁnance ﬂow', 'finance-flow'],
    ['en', 'ＦＵＬＬ Ｗｉｄｔｈ', 'full-width'],
    ['en', 'AT&amp;T &lt;b&gt;wins&lt;/b&gt; &#8364;5', 'at-and-t-wins-euro-5'],
  ])('%s: %s', (locale, headline, slug) => {
    expect(slugify(headline, { locale })).toBe(slug);
  });

  it.each([
    ['he', 'ראש הממשלה'],
    ['th', 'นายกรัฐมนตรีไทย'],
    ['ko', '대한민국 대통령'],
    ['ja', '日本の首相が東京で'],
    ['hi', 'प्रधानमंत्री ने कहा'],
    ['am', 'የኢትዮጵያ ጠቅላይ ሚኒስትር'],
    ['bn', 'বাংলাদেশের প্রধানমন্ত্রী'],
    ['km', 'នាយករដ្ឋមន្ត្រី'],
    ['lo', 'ນາຍົກ'],
    ['my', 'ဝန်ကြီးချုပ်'],
    ['ta', 'தமிழ்நாடு'],
    ['ka', 'საქართველოს პრემიერი'],
    ['ug', 'ئۇيغۇر'],
    ['ar', 'الرئيس يعلن عن'],
    ['fa', 'رئیس‌جمهور ایران گفت'],
  ])('no alphabet is dropped: %s', (locale, headline) => {
    const slug = slugify(headline, { locale });
    expect(isSlug(slug)).toBe(true);
    expect(slug.split('-').length).toBeGreaterThanOrEqual(headline.split(' ').length);
    const letters = headline.match(/\p{L}/gu)?.length ?? 0;
    expect(slug.replaceAll('-', '').length).toBeGreaterThanOrEqual(letters * 0.6);
  });

  it('readings of Han and Kana stand apart', () => {
    expect(slugify('日本の首相', { locale: 'ja' })).toBe('ri-ben-no-shou-xiang');
    expect(slugify('Huawei unveils new 手机', { locale: 'en' })).toBe('huawei-unveils-new-shou-ji');
  });

  it('a letter unknown to slugify is spelt out, not lost', () => {
    expect(slugify('Kpalimɛ festival opens', { locale: 'fr' })).toBe('kpalime-festival-opens');
    expect(slugify('Ħamrun u Għawdex', { locale: 'mt' })).toBe('hamrun-u-ghawdex');
  });

  it('its table, which all its callers share, stays as it was', () => {
    const before = slugifyPackage('Ѓорѓи ъ θ $', { lower: true });
    for (const locale of LOCALES) slugify('Ѓорѓи ъ θ $ 元', { locale });
    expect(slugifyPackage('Ѓорѓи ъ θ $', { lower: true })).toBe(before);
  });
});

describe('a headline is reduced to its words', () => {
  it.each([
    ['<b>Bold</b> &amp; <i class="x">plain</i>', 'bold-and-plain'],
    ['It&rsquo;s 2 o’clock – “now”', 'its-2-oclock-now'],
    ['U.S. and E.U. agree', 'us-and-eu-agree'],
    ['Live | Debate: and/or', 'live-debate-and-or'],
    ['1,000,000 people, 3.5% growth', '1000000-people-3-5-percent-growth'],
    ['$2bn deal', 'dollar-2bn-deal'],
    ['\u202eevil\u202c \u2066text\u2069', 'evil-text'],
    ['zero\u200bwidth\ufeff soft\u00adhyphen', 'zerowidth-softhyphen'],
    ['line\nbreak\ttab\u2028end', 'line-break-tab-end'],
    ['Brand™ & Co® ♥ 2+2=4 a<b', 'brand-and-co-love-2-2-4-a-b'],
    ['lone \ud83d surrogate \udd25', 'lone-surrogate'],
    ['a\u0000b', 'ab'],
    ['../../etc/passwd?x=1#y', 'etc-passwd-x-1-y'],
    ['--- dashes — everywhere ---', 'dashes-everywhere'],
    ['٢٠٢٥ and ۲۰۲۵', '2025-and-2025'],
    ['', ''],
    ['&nbsp;&zwnj;', ''],
  ])('%j', (headline, slug) => {
    expect(slugify(headline, { locale: 'en' })).toBe(slug);
  });

  it('vowel signs of Arabic and Hebrew make no difference', () => {
    expect(slugify('مُحَمَّد', { locale: 'ar' })).toBe(slugify('محمد', { locale: 'ar' }));
    expect(slugify('שָׁלוֹם', { locale: 'he' })).toBe(slugify('שלום', { locale: 'he' }));
    expect(slugify('مـــحمد', { locale: 'ar', form: 'unicode' })).toBe('محمد');
  });

  it('composed and decomposed spelling make no difference', () => {
    for (const headline of ['Größe', 'Ọ̀jọ́ ìbílẹ̀', 'Шойгу й', 'Ouvéa']) {
      const composed = slugify(headline.normalize('NFC'), { locale: 'yo' });
      expect(composed).not.toBe('');
      expect(slugify(headline.normalize('NFD'), { locale: 'yo' })).toBe(composed);
    }
  });
});

describe('unicode slugs', () => {
  it.each([
    ['ar', 'الرئيس يُعلن عن «اتفاق»', 'الرئيس-يعلن-عن-اتفاق'],
    ['zh', '习近平会见 普京！', '习近平会见-普京'],
    ['tr', 'IŞIK ve İstanbul’da', 'ışık-ve-istanbulda'],
    ['en', 'İstanbul & <b>Größe</b>', 'istanbul-größe'],
    ['hi', 'प्रधानमंत्री ने कहा', 'प्रधानमंत्री-ने-कहा'],
    ['ru', 'Ёлка №1', 'ёлка-no1'],
    ['en', '🔥🎉', ''],
  ])('%s: %s', (locale, headline, slug) => {
    const made = slugify(headline, { locale, form: 'unicode' });
    expect(made).toBe(slug.normalize('NFKC'));
    expect(made === '' || isSlug(made, 'unicode')).toBe(true);
  });

  it('are cut between characters, never inside one', () => {
    const cut = slugify('कि'.repeat(60), { locale: 'hi', form: 'unicode', maxLength: 79 });
    expect(cut).toBe('कि'.repeat(39));
    const astral = slugify('𞤀𞤣'.repeat(60), { locale: 'ff', form: 'unicode', maxLength: 79 });
    expect(astral).not.toMatch(/\p{Surrogate}/u);
    expect(astral).toHaveLength(78);
  });
});

describe('length', () => {
  it('is at most 80, cut at a hyphen', () => {
    const slug = slugify('Indonesia and Russia eye deeper defence ties '.repeat(5), {
      locale: 'en',
    });
    expect(slug).toBe(
      'indonesia-and-russia-eye-deeper-defence-ties-indonesia-and-russia-eye-deeper'
    );
  });

  it('of exactly 80 is left alone, and a hyphen right behind it is a cut', () => {
    const eighty = `${'a'.repeat(40)}-${'b'.repeat(39)}`;
    expect(slugify(eighty, { locale: 'en' })).toBe(eighty);
    expect(slugify(`${eighty} c`, { locale: 'en' })).toBe(eighty);
    expect(slugify(`${eighty}c`, { locale: 'en' })).toBe('a'.repeat(40));
  });

  it('of one endless word is cut hard', () => {
    expect(slugify('a'.repeat(200), { locale: 'en' })).toBe('a'.repeat(80));
    expect(slugify('นายกรัฐมนตรี'.repeat(50), { locale: 'th' })).toHaveLength(80);
  });

  it('with a suffix stays within 80', () => {
    expect(withSuffix('visit', 2)).toBe('visit-2');
    const long = `${'a'.repeat(70)}-${'b'.repeat(9)}`;
    expect(withSuffix(long, 2)).toBe(`${'a'.repeat(70)}-2`);
    expect(withSuffix('a'.repeat(80), 13)).toBe(`${'a'.repeat(77)}-13`);
    expect(withSuffix('abc-def', 2, 7)).toBe('abc-2');
  });
});

describe('a slug written by hand', () => {
  it.each(['a', 'visit-2', '2025', 'x'.repeat(80)])('%s is one', (slug) => {
    expect(isSlug(slug)).toBe(true);
    expect(isSlug(slug, 'unicode')).toBe(true);
  });

  it.each([
    '',
    '-',
    'a-',
    '-a',
    'a--b',
    'A',
    'a b',
    'a/b',
    'a_b',
    'a.b',
    'a%20b',
    'a\n',
    'a\u0000',
    'a\u200bb',
    'a\u202eb',
    'a?b',
    '..',
    '🔥',
    '\ud83d',
    'x'.repeat(81),
    'Ж',
    'ﬁ',
    '-\u0301a',
    '\u0301a',
  ])('%j is none in either form', (slug) => {
    expect(isSlug(slug)).toBe(false);
    expect(isSlug(slug, 'unicode')).toBe(false);
  });

  it.each(['größe', '习近平', 'الرئيس-يعلن', 'प्रधानमंत्री'])('%s is one in unicode only', (slug) => {
    expect(isSlug(slug)).toBe(false);
    expect(isSlug(slug, 'unicode')).toBe(true);
  });
});

describe('whatever the headline', () => {
  const locale = fc.oneof(fc.constantFrom(...LOCALES), fc.string({ maxLength: 8 }));
  const letters = fc.constantFrom(
    ...'aZéßıİŉΑύςЖъѓќأكُی٣שׁक्ष्ก็あアー漢元가ﬁ½Ǆſ𞤀😀\u0345\u03f4\u1e9e\u0307\u200d\u202e\ud800\udc00 -_/&<>;#.,\'’"%€$\n\0'
  );
  const headline = fc.oneof(
    fc.string({ unit: codePoint, maxLength: 200 }),
    fc.array(letters, { maxLength: 60 }).map((parts) => parts.join('')),
    fc
      .array(fc.constantFrom('&amp;', '<b', '>', '&#x1F525;', '&lt;', 'Straße', '中', 'ъ'))
      .map((parts) => parts.join(''))
  );

  it.each<SlugForm>(['ascii', 'unicode'])('a %s slug is safe, short and stable', (form) => {
    fc.assert(
      fc.property(headline, locale, fc.integer({ min: 10, max: 80 }), (text, code, maxLength) => {
        const slug = slugify(text, { locale: code, form, maxLength });
        expect(slug.length).toBeLessThanOrEqual(maxLength);
        expect(slug).not.toMatch(/^-|-$|--/);
        expect(slugify(slug, { locale: code, form, maxLength })).toBe(slug);
        if (slug === '') return;
        expect(isSlug(slug, form)).toBe(true);
        const url = new URL(`https://news.example/${encodeURIComponent(slug)}`);
        expect(decodeURIComponent(url.pathname)).toBe(`/${slug}`);
        if (form === 'ascii') expect(encodeURIComponent(slug)).toBe(slug);
      }),
      { numRuns: 1000 }
    );
  });

  it('a suffixed slug is a slug within the length', () => {
    fc.assert(
      fc.property(headline, fc.integer({ min: 2, max: 99_999 }), (text, n) => {
        const slug = slugify(text, { locale: 'en' });
        fc.pre(slug !== '');
        const suffixed = withSuffix(slug, n);
        expect(isSlug(suffixed)).toBe(true);
        expect(suffixed.endsWith(`-${n}`)).toBe(true);
      })
    );
  });
});
