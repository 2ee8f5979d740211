import { imageTextsIn } from 'newsroom/text/images-in';

test('pictures of a body give their alternative texts, empty where there is none', () => {
  const blocks = [
    { type: 'paragraph', children: [{ type: 'text', text: 'No picture' }] },
    { type: 'image', image: { url: '/a.jpg', alternativeText: ' A quay ' }, children: [] },
    { type: 'image', image: { url: '/b.jpg', alternativeText: null }, children: [] },
    { type: 'image', image: { url: '/c.jpg' }, children: [] },
  ];
  expect(imageTextsIn(blocks)).toEqual(['A quay', '', '']);
});

test.each([[null], ['text'], [{}], [[null, 1, { type: 'image' }, { type: 'image', image: null }]]])(
  'what is no body has no pictures: %j',
  (value) => {
    expect(imageTextsIn(value)).toEqual([]);
  }
);
